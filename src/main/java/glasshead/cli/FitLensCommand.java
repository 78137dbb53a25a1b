package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.engine.LensProgress;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lens fit`: fits a lens to a model.
@Command(name = "fit",
        description = "Fits a tuned lens (an affine map for each layer, by KL to the model's own output) or a Jacobian lens (the mean "
                + "Jacobian from each layer to the end) and keeps it for these weights.",
        mixinStandardHelpOptions = true)
final class FitLensCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "tuned|jacobian", description = "Which lens.")
    private String kind;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--corpus", paramLabel = "FILE",
            description = "Texts, one a line (default: the prompts of the shipped sets that the model can read).")
    private @Nullable Path corpus;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "" + Question.FitLens.STEPS,
            description = "Steps of the tuned lens at each layer (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--add", paramLabel = "FILE", description = "A Jacobian lens fitted on other texts, to be merged with this one.")
    private @Nullable Path added;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the lens to this file (default: where it is found again for these weights).")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE|-",
            description = "Write how the fit went as JSON to a file, or to standard output and nothing else there.")
    private @Nullable String json;

    FitLensCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Kind which = Arrays.stream(Kind.values()).filter(each -> each.word().equals(kind)).findFirst().orElseThrow(() -> new BadInput(
                "There is no lens '" + kind + "' to fit; choose tuned or jacobian."));
        if (steps < 1) {
            throw new BadInput("--steps must be at least 1.");
        }
        try (InferenceEngine engine = engines.get()) {
            List<Prompt> texts = texts(engine);
            Optional<FittedLens> before = added == null ? Optional.empty() : Optional.of(engine.lens(model, which, Optional.of(added)));
            LensProgress complete;
            try (Progress progress = new Progress(spec.commandLine().getErr())) {
                complete = engine.answer(new Question.FitLens(model, which, texts, steps, false), soFar -> progress.show(soFar.done(), soFar
                        .of(),
                        soFar.stage()), () -> false);
            }
            FittedLens fresh = Objects.requireNonNull(complete.lens());
            FittedLens lens = before.map(other -> other.merge(fresh)).orElse(fresh);
            Path kept = engine.keep(lens, Optional.ofNullable(out));
            report(complete, lens, kept);
        }
        return 0;
    }

    private List<Prompt> texts(InferenceEngine engine) {
        if (corpus != null) {
            return InputFiles.lines(corpus).stream().<Prompt>map(Prompt.Text::new).toList();
        }
        List<Prompt> prompts = DataSets.prompts(SetCommand.oneToken(engine, model));
        if (prompts.isEmpty()) {
            throw new BadInput("None of the shipped sets is written in this model's tokens; give a --corpus.");
        }
        return prompts;
    }

    private void report(LensProgress complete, FittedLens lens, Path kept) {
        PrintWriter to = spec.commandLine().getOut();
        if (json != null) {
            JsonOutput.write(json(complete, lens), json, to);
        }
        if ("-".equals(json)) {
            return;
        }
        to.println(Texts.format("%s lens of %s, fitted on %d texts with %d positions, in %s", lens.kind().word(), model, lens.texts(), lens
                .positions(), kept));
        if (complete.left() > 0) {
            to.println(complete.left() + " texts could not be read and were left out.");
        }
        if (lens.kind() == Kind.JACOBIAN) {
            to.println(Texts.format("the first 16 positions and the last were left out of %d texts, the others are shorter", lens.cut()));
            List<Double> moved = complete.curves().getFirst();
            to.println(Texts.format("the last text moved the mean by %.2f %%", 100 * moved.getLast()));
        }
        for (int place = 0; place < complete.heldOut().size(); place++) {
            double[] divergences = complete.heldOut().get(place);
            to.println(Texts.format("before block %d: KL to the end on held-out texts %.4f, with the logit lens %.4f", place,
                    divergences[1],
                    divergences[0]));
        }
    }

    private ObjectNode json(LensProgress complete, FittedLens lens) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", model).put("kind", lens.kind().word()).put("texts", lens
                .texts()).put("positions", lens.positions()).put("left", complete.left());
        if (lens.kind() == Kind.JACOBIAN) {
            node.put("textsWithoutFirstPositions", lens.cut());
            complete.curves().getFirst().forEach(node.putArray("moved")::add);
            return node;
        }
        ArrayNode layers = node.putArray("layers");
        for (int place = 0; place < complete.heldOut().size(); place++) {
            ObjectNode one = layers.addObject().put("layer", place).put("logitLens", complete.heldOut().get(place)[0]).put("tunedLens",
                    complete.heldOut().get(place)[1]);
            complete.curves().get(place).forEach(one.putArray("curve")::add);
        }
        return node;
    }
}
