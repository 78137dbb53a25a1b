package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.Texts;
import glasshead.scan.ScanShelf;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scan list`: the scans that fit a model.
@Command(name = "list", description = "Lists the scans that came with a model or were kept here for its weights.",
        mixinStandardHelpOptions = true)
final class ScanListCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Mixin
    private JsonOption json;

    ScanListCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (InferenceEngine engine = engines.get()) {
            List<ScanShelf.Kept> found = engine.answer(new ScanQuestion.KeptScans(model), () -> false);
            if (json.write(() -> json(found), out)) {
                found.forEach(each -> out.println(line(each)));
                if (found.isEmpty()) {
                    out.println("There is no scan of this model's weights yet; 'scan CORPUS' makes one.");
                }
            }
        }
        return 0;
    }

    private ObjectNode json(List<ScanShelf.Kept> found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", model);
        ArrayNode scans = node.putArray("scans");
        found.forEach(each -> scans.addObject().put("name", each.name()).put("shipped", each.shipped()).put("file", each.file().toString())
                .put("texts", each.scan().counts().texts()).put("tokens", each.scan().counts().tokens()).put("neurons", each.scan().plan()
                        .neuronCount()).put("heads", each.scan().plan().headCount()).put("directions", each.scan().plan().directions()
                                .size()));
        return node;
    }

    private static String line(ScanShelf.Kept each) {
        return Texts.format("%-20s %s, %d texts, %d tokens, %d neurons, %d heads, %d directions: %s",
                each.name(), each.shipped() ? "came with the model"
                        : "made here", each.scan().counts().texts(), each.scan().counts().tokens(), each.scan().plan().neuronCount(), each
                                .scan()
                                .plan().headCount(), each.scan().plan().directions().size(), each.file());
    }
}
