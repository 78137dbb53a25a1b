package glasshead.training;

import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.PairScores;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A trained model's card and its example, from texts that stand beside the recipe; figures are filled in as measured.
final class ModelCardText {

    private static final String PLACE = "/glasshead/training/models/";
    private static final int SHOWN_HEADS = 3;

    private ModelCardText() {}

    /// @param heads detector scores, unless the context is too short for them
    /// @param waves how it adds, if that is what it was trained for
    static void write(Path folder, Recipe recipe, TrainingState state, @Nullable DetectorScores heads,
            @Nullable ModularAddition waves) {
        var config = Gpt2Config.parse(recipe.config());
        String text = text(recipe.texts() + "/card.md").replace("{name}", recipe.name()).replace("{shape}", shape(config))
                .replace("{parameters}", grouped(config.parameters())).replace("{seed}", String.valueOf(state.seed())).replace("{steps}",
                        grouped(state.step())).replace("{rate}", recipe.rateInWords())
                .replace("{scores}", scores(recipe, state.measurements())).replace("{heads}", heads == null ? "" : heads(heads)).replace(
                        "{waves}", waves == null ? "" : waves(waves))
                .replace("{threads}", NativeRuntime.threads() == 1 ? "one thread" : NativeRuntime.threads() + " threads");
        try {
            WholeFile.write(folder.resolve("README.md"), text);
            WholeFile.write(folder.resolve("glasshead.json"), text(recipe.texts() + "/glasshead.json"));
        } catch (IOException failure) {
            throw new BadInput("The card can't be written into " + folder + ": check that you may write there and that the disk has room.",
                    failure);
        }
    }

    private static String text(String name) {
        try (InputStream stream = ModelCardText.class.getResourceAsStream(PLACE + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String shape(Gpt2Config config) {
        String blocks = config.layers() == 0 ? "no layers"
                : Texts.format("%d %s, %d heads of width %d", config.layers(), config.layers() == 1 ? "layer" : "layers", config.heads(),
                        config
                                .dHead());
        return Stream.of(blocks, "residual stream " + config.dModel(),
                config.hasMlp() ? "MLP " + config.dMlp() : "no MLP", config.hasLayerNorm() ? "LayerNorm" : "no LayerNorm",
                "context " + config.positions() + " tokens", "vocabulary " + grouped(config.vocabulary()),
                config.tiedUnembedding() ? "tied embedding" : "own unembedding").collect(Collectors.joining(", "));
    }

    private static String scores(Recipe recipe, Measurements measurements) {
        double[] last = measurements.last();
        return table("measure", "figure", IntStream.range(0, last.length).mapToObj(i -> row(recipe.scoreNames().get(i), last[i])));
    }

    private static String row(Recipe.Score score, double value) {
        String unit = score.unit().isEmpty() ? "" : " " + score.unit();
        return "| " + score.label() + " | " + Texts.format(value != 0 && Math.abs(value) < 1e-3 ? "%.2e" : "%.3f", value)
                + unit + " |";
    }

    private static String heads(DetectorScores scores) {
        if (scores.previous().length == 0) {
            return "It has none.";
        }
        return table("detector", "highest scores, mean attention", Arrays.stream(Detector.values()).map(detector -> "| " + detector.label()
                + " | " + highest(scores, detector) + " |"));
    }

    private static String highest(DetectorScores scores, Detector detector) {
        return IntStream.range(0, scores.previous().length).boxed()
                .flatMap(layer -> IntStream.range(0, scores.previous()[layer].length).mapToObj(index -> new Head(layer, index)))
                .sorted(Comparator.comparingDouble((Head head) -> -scores.of(detector, head))).limit(SHOWN_HEADS)
                .map(head -> head + " " + Texts.format("%.2f", scores.of(detector, head))).collect(Collectors.joining(", "));
    }

    private static String waves(ModularAddition addition) {
        PairScores least = addition.withoutOne().values().stream().min(Comparator.comparingDouble(scores -> scores.loss().all())).orElse(
                addition.excluded());
        return Texts.format(
                """
                        The frequencies %s hold %.1f %% of the variance of its logits. Loss over all pairs: %.2g nats; %.2g with their \
                        waves alone (restricted), %.2g
                        without them (excluded), and %.2g or more without any one of them.""",
                addition.keyFrequencies().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                100 * addition.keyShare(), addition.scores().loss().all(), addition.restricted().loss().all(), addition.excluded().loss()
                        .all(), least.loss().all());
    }

    private static String table(String left, String right, Stream<String> rows) {
        return "| " + left + " | " + right + " |\n|---|---|\n" + rows.collect(Collectors.joining("\n"));
    }

    private static String grouped(long number) {
        return Texts.format("%,d", number);
    }
}
