package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.DetectionPattern;
import glasshead.analysis.HeadDetection;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `detect`: how well every head's attention on a prompt matches a pattern, as TransformerLens' `detect_head`.
@Command(name = "detect", description = "Compares every head's attention on a prompt with a pattern, as TransformerLens' detect_head does.",
        mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATTERN",
            description = "previous_token_head, duplicate_token_head, induction_head, or a file with a JSON list of rows, one for each "
                    + "query, 0 after the diagonal.")
    private String pattern;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--measure", paramLabel = "mul|abs", defaultValue = "mul",
            description = "mul: share of the attention that is on the pattern; abs: 1 minus the mean absolute difference (default: "
                    + "${DEFAULT-VALUE}).")
    private String measure;

    @Option(names = "--exclude-bos", description = "Attention to the first token does not count.")
    private boolean excludeBos;

    @Option(names = "--exclude-current-token", description = "Attention of a token to itself does not count.")
    private boolean excludeCurrentToken;

    @Mixin
    private JsonOption json;

    DetectCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        HeadDetection detection = new HeadDetection(source(), measure(), excludeBos, excludeCurrentToken);
        try (InferenceEngine engine = engines.get()) {
            Findings found = engine.run(options.experiment(engine), List.of(detection), () -> false);
            PrintWriter out = spec.commandLine().getOut();
            if (json.write(() -> json(found, detection), out)) {
                print(found, detection, out);
            }
        }
        return 0;
    }

    private HeadDetection.Source source() {
        for (HeadDetection.Kind kind : HeadDetection.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(pattern)) {
                return kind;
            }
        }
        return DetectionPattern.of(InputFiles.rows(FileNames.path(pattern)));
    }

    private HeadDetection.Measure measure() {
        return switch (measure) {
            case "mul" -> HeadDetection.Measure.MUL;
            case "abs" -> HeadDetection.Measure.ABS;
            default -> throw new BadInput("There is no measure '" + measure + "'; choose mul or abs.");
        };
    }

    private ObjectNode json(Findings found, HeadDetection detection) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("pattern", pattern).put("measure", measure)
                .put("excludeBos", excludeBos).put("excludeCurrentToken", excludeCurrentToken);
        ArrayNode tokens = node.putArray("tokens");
        Arrays.stream(found.tokens().ids()).forEach(tokens::add);
        JsonOutput.rows(node.putArray("baseline"), found.baseline().get(detection));
        if (found.hasAblation()) {
            JsonOutput.rows(node.putArray("ablated"), found.ablated().get(detection));
        }
        return node;
    }

    private void print(Findings found, HeadDetection detection, PrintWriter out) {
        double[][] before = found.baseline().get(detection);
        double[][] after = found.ablated().get(detection);
        out.println(pattern + ", " + measure + (found.hasAblation() ? ", before and after the interventions" : ""));
        for (Head head : found.model().allHeads()) {
            double score = before[head.layer()][head.index()];
            out.println(Texts.format("%-8s%9.4f", head, score)
                    + (found.hasAblation() ? Texts.format("%9.4f", after[head.layer()][head.index()]) : ""));
        }
    }
}
