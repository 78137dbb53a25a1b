package glasshead.cli;

import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `models score`: what kind of head every head is, on standard data.
@Command(name = "score",
        description = "Scores every head (previous token, current token, duplicate token, induction, first token) on random tokens that "
                + "are repeated.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private final Supplier<Models> models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name from the list, or a folder in Hugging Face layout.")
    private String name;

    @Option(names = "--seed", paramLabel = "N", defaultValue = ""
            + RepeatedTokens.SEED, description = "Of the random tokens (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--save", description = "Keep the scores, so that the window shows them for this model.")
    private boolean save;

    @Option(names = "--json", paramLabel = "FILE|-",
            description = "Write JSON to a file, or to standard output and nothing else there; as scores.json in a model's folder it is "
                    + "found there.")
    private @Nullable String json;

    ScoreCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public Integer call() {
        ModelScores scores = compute();
        PrintWriter out = spec.commandLine().getOut();
        if (json != null) {
            JsonOutput.write(Json.tree(scores), json, out);
        }
        if (!"-".equals(json)) {
            print(scores, out);
        }
        return 0;
    }

    private ModelScores compute() {
        try (InferenceEngine engine = new InferenceEngine(models.get()); Progress progress = new Progress(spec.commandLine().getErr())) {
            ScoreProgress complete = engine.answer(new Question.Scores(name, false, seed, save),
                    soFar -> progress.show(soFar.done(), soFar.rows(), "rows"), () -> false);
            if (!complete.notice().isEmpty()) {
                throw new BadInput(complete.notice());
            }
            return Objects.requireNonNull(complete.scores());
        }
    }

    private void print(ModelScores model, PrintWriter out) {
        DetectorScores scores = model.scores();
        out.println(name + ": " + model.data().description());
        out.println("        " + Arrays.stream(Detector.values()).map(detector -> Texts.format("%17s", detector.label())).collect(Collectors
                .joining()));
        for (int layer = 0; layer < scores.previous().length; layer++) {
            for (int index = 0; index < scores.previous()[layer].length; index++) {
                Head head = new Head(layer, index);
                out.println(Texts.format("%-8s", head) + Arrays.stream(Detector.values())
                        .map(detector -> Texts.format("%17.4f", scores.of(detector, head))).collect(Collectors.joining()));
            }
        }
        out.printf(Locale.ROOT, "mean loss: %.4f nats when the tokens come first, %.4f when they are repeated%n", scores.lossFirstHalf(),
                scores.lossSecondHalf());
    }
}
