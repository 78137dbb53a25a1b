package glasshead.engine.scores;

import glasshead.analysis.Detector;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Config;
import glasshead.json.KeptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Where detector scores are kept: a shipped model has [#FILE] in its folder; what is computed here goes to a folder of this program's own,
/// under the hash of the weights, because models that were added or came from the hub are in folders that belong to others. What was
/// computed here counts first.
public final class ScoreStore {

    /// The scores that a model brings.
    public static final String FILE = "scores.json";

    private static final Logger LOG = Logger.getLogger(ScoreStore.class.getName());

    private final Optional<Path> own;
    private final Consumer<String> notice;
    private final WeightsMark marks;

    /// @param own    need not exist yet; empty when nothing is to be kept
    /// @param notice gets a sentence when what was kept there can't be used
    public ScoreStore(Optional<Path> own, Consumer<String> notice) {
        this.own = own;
        this.notice = notice;
        marks = new WeightsMark(new ContentHashes(own, InstantSource.system()));
    }

    /// The scores of the model in this folder; empty when there are none of its present weights.
    ///
    /// @throws BadInput when the model brings a file with them that can't be used
    public Optional<ModelScores> find(Path folder) {
        return find(folder, ModelPlace.TRAINED);
    }

    /// The same at a step of the model's training, which has scores of its own.
    public Optional<ModelScores> find(Path folder, int step) {
        // Without anything that could be of these weights, gigabytes need not be read to tell.
        Path brought = folder.resolve(FILE);
        boolean isBrought = WeightsMark.isTrained(folder, step) && Files.exists(brought);
        if (!isBrought && own.filter(ScoreStore::hasScores).isEmpty()) {
            return Optional.empty();
        }
        String mark = mark(folder, step);
        Gpt2Config config = Gpt2Config.parse(CheckpointFolder.open(folder).config());
        Optional<ModelScores> computed = own.flatMap(place -> kept(place, mark).read(read -> usable(read, mark, config)))
                .flatMap(Function.identity());
        // What the model brings is of the trained weights.
        return computed.isPresent() || !isBrought ? computed
                : ModelScores.FORM.read(brought, read -> usable(read, mark, config));
    }

    private KeptFile<ModelScores> kept(Path place, String mark) {
        return new KeptFile<>(place.resolve(mark + ".json"), ModelScores.FORM, notice);
    }

    /// Empty when they are of other weights.
    private static Optional<ModelScores> usable(ModelScores read, String mark, Gpt2Config config) {
        if (!read.weights().equals(mark)) {
            LOG.log(Level.WARNING, "scores of other weights are passed over");
            return Optional.empty();
        }
        for (Detector detector : Detector.values()) {
            double[][] scores = read.scores().of(detector);
            if (scores.length != config.layers() || Arrays.stream(scores).anyMatch(layer -> layer.length != config.heads())) {
                throw new BadInput("it does not have " + config.layers() + " layers of " + config.heads() + " heads of "
                        + detector.label().toLowerCase(Locale.ROOT) + " scores");
            }
        }
        if (read.data().repeated() > Math.max(2, config.positions() / 2)) {
            throw new BadInput("its repeated tokens do not fit the model's context");
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
            ModelScores.FORM.write(file, scores);
            return file;
        } catch (IOException e) {
            throw new BadInput("The scores can't be kept in " + folder + " (" + e.getClass().getSimpleName()
                    + "): check that you may write there.", e);
        }
    }

    /// Where what was computed here is kept, if anywhere.
    public Optional<Path> folder() {
        return own;
    }

    private static boolean hasScores(Path place) {
        try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.empty()) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        } catch (IOException e) {
            return true;
        }
    }

    /// The mark that scores of the model in this folder carry.
    public String mark(Path folder) {
        return mark(folder, ModelPlace.TRAINED);
    }

    /// Tells the model's tokenizer from others.
    public String tokenizerMark(Path folder) {
        return marks.ofTokenizer(folder);
    }

    /// The mark that those at a step of its training carry.
    public String mark(Path folder, int step) {
        return marks.of(folder, step);
    }
}
