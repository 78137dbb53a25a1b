package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which token is put in front of a prompt. Three files may name it: the tokenizer's own counts first, as in TransformerLens; then
/// `generation_config.json`, which is what generation in transformers starts from; then `config.json`. None of them can keep a model from
/// being opened: an id that it has no row for is none.
///
/// @param id    -1 for none
/// @param notes a sentence for each file that says something else, or something that can't be
public record BosToken(int id, List<String> notes) {

    private static final String KEY = "bos_token_id";
    static final String GENERATION = "generation_config.json";
    private static final long LONGEST = 1 << 20;

    /// What one file says.
    ///
    /// @param id negative when it says that there is none, or nothing that is a number
    private record Said(String file, int id) {

        boolean isIn(int vocabulary) {
            return id >= 0 && id < vocabulary;
        }
    }

    /// @param configured  the id by `config.json`, as far as it can be used: what it means where it says nothing included; else -1
    /// @param tokenizer   if there is one that can be used
    /// @param vocabulary  how many tokens the model knows
    public static BosToken of(CheckpointFolder folder, int configured, @Nullable Tokenizer tokenizer, int vocabulary) {
        Integer begins = tokenizer == null ? null : tokenizer.begins();
        Said own = new Said("the tokenizer", begins == null ? -1 : begins);
        Said config = said(CheckpointFolder.CONFIG, folder.config());
        Said generation = said(GENERATION, generation(folder.folder()));
        int id = own.isIn(vocabulary) ? own.id : generation.isIn(vocabulary) ? generation.id : configured;
        List<String> notes = new ArrayList<>();
        String chosen = id < 0 ? "no BOS is put in front" : "token " + id + shown(tokenizer, id) + " is put in front";
        for (Said other : List.of(own, generation, config)) {
            if (other.id >= 0 && other.id != id) {
                notes.add("As BOS " + other.file + " names token " + other.id + (other.isIn(vocabulary)
                        ? shown(tokenizer, other.id) : ", which the model's " + vocabulary + " tokens don't include") + "; " + chosen
                        + (own.isIn(vocabulary) ? ", as the tokenizer has it (and TransformerLens)." : "."));
            }
        }
        return new BosToken(id, notes);
    }

    private static Said said(String file, JsonNode json) {
        JsonNode id = json.path(KEY);
        return new Said(file, id.isInt() ? id.intValue() : -1);
    }

    /// What is wrong with a file that the forward pass does not need is nobody's concern here.
    private static JsonNode generation(Path folder) {
        try {
            return Files.isRegularFile(folder.resolve(GENERATION)) ? StrictJson.read(folder.resolve(GENERATION), LONGEST)
                    : MissingNode.getInstance();
        } catch (BadInput unusable) {
            return MissingNode.getInstance();
        }
    }

    private static String shown(@Nullable Tokenizer tokenizer, int id) {
        return tokenizer == null || id >= tokenizer.size() ? "" : " (" + Quoted.of(tokenizer.text(id)) + ")";
    }
}
