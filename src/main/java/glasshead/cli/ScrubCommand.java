package glasshead.cli;

import glasshead.circuit.HypothesisFile;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.ScrubCosts;
import glasshead.engine.ScrubFindings;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.ScrubMetric;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scrub`: how much of what the model does a hypothesis explains, and which part of it is wrong.
@Command(name = "scrub",
        description = "Causal scrubbing: parts of the model are given other rows, as far as a hypothesis allows; how much of "
                + "what it does is left?", mixinStandardHelpOptions = true)
final class ScrubCommand implements Callable<Integer> {

    private static final int LONGEST_LIST = 20;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HYPOTHESIS", arity = "0..1",
            description = "A JSON file: {\"name\", \"tree\"}, and \"baseDraws\" where rows are written down; or a template of 'scrub "
                    + "templates', as induction/4.")
    private @Nullable String file;

    @Option(names = "--set", paramLabel = "SET",
            description = "A set of 'set list', or a file; prompts of one length stand in for each other.")
    private @Nullable String set;

    @Mixin
    private ModelOption model;

    @Mixin
    private ScrubOptions draws;

    @Option(names = "--until", paramLabel = "ERROR", defaultValue = "0",
            description = "Stop once the mean logit difference has this standard error over samples.")
    private double until;

    @Option(names = "--parts", description = "Which part is wrong? Each node by itself, each feature loosened by one step, the most "
            + "expensive first.")
    private boolean parts;

    @Option(names = "--refine", description = "Which input that the tree does not name costs most? It is proposed as a node.")
    private boolean refine;

    @Option(names = "--metric", paramLabel = "NAME", defaultValue = "loss",
            description = "What --parts and --refine go by: logitDifference, loss or kl (default: ${DEFAULT-VALUE}).")
    private String metric;

    @Option(names = "--out", paramLabel = "FILE", description = "Where --refine writes the tree that it proposes.")
    private @Nullable Path proposed;

    @Mixin
    private JsonOption json;

    ScrubCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (file == null || set == null) {
            throw new BadInput("Give a hypothesis and a set, as scrub hypothesis.json --set names.csv.");
        }
        if (!(until >= 0)) {
            throw new BadInput("--until is a standard error, 0 or more.");
        }
        ScrubMetric by = ScrubMetric.named(metric);
        if (parts && refine || proposed != null && !refine) {
            throw new BadInput("Ask --parts or --refine, not both; --out is where --refine writes its tree.");
        }
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            Question.OfScrub asked = new Question.OfScrub(model.name(), model.set(engine, set), Contrast.LAST, HypothesisFile.named(file),
                    draws.samples(), draws.seed(), until, model.options());
            return parts || refine ? costs(engine, progress, asked, by) : scrub(engine, progress, asked);
        }
    }

    private int scrub(InferenceEngine engine, Progress progress, Question.OfScrub asked) {
        PrintWriter out = spec.commandLine().getOut();
        ScrubFindings found = engine.answer(asked, soFar -> progress.show(soFar.samples(), asked.samples(), "samples"), () -> false);
        found.doubts().forEach(spec.commandLine().getErr()::println);
        if (json.write(() -> ScrubReport.json(found), out)) {
            ScrubReport.print(found, out);
        }
        return 0;
    }

    private int costs(InferenceEngine engine, Progress progress, Question.OfScrub asked, ScrubMetric by) {
        PrintWriter out = spec.commandLine().getOut();
        ScrubCosts found = engine.answer(new Question.OfScrubParts(asked, refine, by), soFar -> progress.show(soFar.costs().size(), soFar
                .of(),
                "parts"), () -> false);
        ScrubCosts.Proposal proposal = found.proposal();
        if (proposed != null && proposal != null) {
            HypothesisFile.write(proposal.hypothesis(), Objects.requireNonNull(proposed));
        }
        if (json.write(() -> ScrubReport.json(found), out)) {
            ScrubReport.print(found, refine ? LONGEST_LIST : Integer.MAX_VALUE, out);
        }
        return 0;
    }
}
