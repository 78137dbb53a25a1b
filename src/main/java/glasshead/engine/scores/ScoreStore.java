package glasshead.engine.scores;

import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.StrictJson;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Where detector scores are kept: a shipped model has [#FILE] in its folder; what is computed here goes to a folder of this program's own,
/// under the hash of the weights, because models that were added or came from the hub are in folders that belong to others. What was
/// computed here counts first.
public final class ScoreStore {

    /// The scores that a model brings.
    public static final String FILE = "scores.json";

    private static final Logger LOG = Logger.getLogger(ScoreStore.class.getName());
    private static final long LONGEST_FILE = 8L << 20;

    private final Optional<Path> own;

    /// @param own need not exist yet; empty when nothing is to be kept
    public ScoreStore(Optional<Path> own) {
        this.own = own;
    }

    /// The scores of the model in this folder; empty when there are none of its present weights.
    ///
    /// @throws BadInput when there is a file with them that can't be used
    public Optional<ModelScores> find(Path folder) {
        return find(folder, ModelPlace.TRAINED);
    }

    /// The same at a step of the model's training, which has scores of its own.
    public Optional<ModelScores> find(Path folder, int step) {
        String mark = mark(folder, step);
        Gpt2Config config = Gpt2Config.parse(CheckpointFolder.open(folder).config());
        Optional<Path> kept = own.map(place -> place.resolve(mark + ".json")).filter(Files::exists);
        Path file = kept.orElseGet(() -> folder.resolve(FILE));
        // What the model brings is of the trained weights.
        if (kept.isEmpty() && !WeightsMark.isTrained(folder, step) || !Files.exists(file)) {
            return Optional.empty();
        }
        ModelScores read = ScoresJson.read(StrictJson.read(file, LONGEST_FILE), file.getFileName().toString(), config);
        if (!read.weights().equals(mark)) {
            LOG.log(Level.WARNING, "the scores in {0} are of other weights and are passed over", file);
            return Optional.empty();
        }
        return Optional.of(read);
    }

    /// Keeps scores that were computed here, in place of those before.
    ///
    /// @return where they are
    public Path save(ModelScores scores) {
        Path folder = own.orElseThrow(() -> new BadInput("There is no folder here to keep scores in: write them to a file."));
        Path file = folder.resolve(scores.weights() + ".json");
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(ScoresJson.write(scores)));
            return file;
        } catch (IOException e) {
            throw new BadInput("The scores can't be kept in " + folder + " (" + e.getClass().getSimpleName()
                    + "): check that you may write there.", e);
        }
    }

    /// The mark that scores of the model in this folder carry.
    public static String mark(Path folder) {
        return mark(folder, ModelPlace.TRAINED);
    }

    /// The mark that those at a step of its training carry.
    public static String mark(Path folder, int step) {
        return WeightsMark.of(folder, step);
    }
}
