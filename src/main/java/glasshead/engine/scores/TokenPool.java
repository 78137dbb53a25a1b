package glasshead.engine.scores;

import com.fasterxml.jackson.annotation.JsonProperty;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Config;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The tokens that random sequences are drawn from.
///
/// @param ids    at least one, ascending, each once
/// @param source where they are from
public record TokenPool(List<Integer> ids, Source source) {

    /// Beside a model: the ids that occur in what it was trained on, as a JSON list.
    public static final String CORPUS_FILE = "corpus-tokens.json";

    private static final JsonForm<int[]> FORM = JsonForm.of(int[].class, "list of token ids", "get it again or delete it")
            .atMost(64 << 20);
    private static final Pattern WORD = Pattern.compile(" \\p{L}+");

    /// Where the tokens are from.
    public enum Source {
        @JsonProperty("corpus")
        CORPUS("the model's corpus"),
        @JsonProperty("words")
        WORDS("the vocabulary's whole words"),
        @JsonProperty("all")
        ALL("the whole vocabulary");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /// As in `drawn from …`.
        public String label() {
            return label;
        }
    }

    public TokenPool {
        ids = List.copyOf(ids);
    }

    /// The tokens of the model's corpus where it names them; else the words of its vocabulary; else, without words, all tokens but BOS.
    ///
    /// @param folder the model's
    /// @param texts  the text of every token, in the order of ids; empty for a model without tokenizer
    /// @throws BadInput when what the folder says is no list of tokens of this model
    public static TokenPool of(Path folder, Gpt2Config config, List<String> texts) {
        Path corpus = folder.resolve(CORPUS_FILE);
        if (Files.exists(corpus)) {
            return new TokenPool(read(corpus, config), Source.CORPUS);
        }
        List<Integer> words = IntStream.range(0, Math.min(texts.size(), config.vocabulary()))
                .filter(id -> id != config.bos() && WORD.matcher(texts.get(id)).matches()).boxed().toList();
        // With one word there is nothing to draw.
        return words.size() > 1 ? new TokenPool(words, Source.WORDS) : all(config);
    }

    private static TokenPool all(Gpt2Config config) {
        List<Integer> others = IntStream.range(0, config.vocabulary()).filter(id -> id != config.bos()).boxed().toList();
        if (others.isEmpty()) {
            throw new BadInput("The model has no token besides BOS, so there is nothing to draw random tokens from: choose another model.");
        }
        return new TokenPool(others, Source.ALL);
    }

    private static List<Integer> read(Path file, Gpt2Config config) {
        return FORM.read(file, ids -> checked(ids, config));
    }

    private static List<Integer> checked(int[] ids, Gpt2Config config) {
        boolean[] seen = new boolean[config.vocabulary()];
        for (int id : ids) {
            if (id < 0 || id >= seen.length || id == config.bos() || seen[id]) {
                throw new BadInput("it holds " + id + ", where ids from 0 to " + (seen.length - 1)
                        + " belong, each once and without BOS");
            }
            seen[id] = true;
        }
        if (ids.length == 0) {
            throw new BadInput("there is no id in it");
        }
        return IntStream.range(0, seen.length).filter(id -> seen[id]).boxed().toList();
    }

    /// Writes the ids that occur in what a model was trained on into its folder.
    public static void write(Path folder, int[] ids) throws IOException {
        FORM.write(folder.resolve(CORPUS_FILE), ids);
    }
}
