package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.Bytes;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelEntry;
import glasshead.engine.Models;
import glasshead.engine.verify.Figure;
import glasshead.engine.verify.FigureResult;
import glasshead.engine.verify.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify`: published figures, measured again here. Exit status 1 when one of them does not come out.
@Command(name = "verify",
        description = "Measures published figures again and prints expected, got, tolerance and verdict. Exit status 1 when one is off.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final int OFF = 1;

    private final Supplier<Models> models;
    private final Supplier<InferenceEngine> engines;
    private final Function<String, Verification> figures;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1",
            description = "tiny-english, sort-letters, gpt2 or gpt2-medium (default: each of them that is here).")
    private @Nullable String name;

    @Mixin
    private JsonOption json;

    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private int off;

    VerifyCommand(Supplier<Models> models, Supplier<InferenceEngine> engines, Function<String, Verification> figures) {
        this.models = models;
        this.engines = engines;
        this.figures = figures;
    }

    @Override
    public Integer call() {
        Models library = models.get();
        try (InferenceEngine engine = engines.get()) {
            for (String model : name == null ? Verification.MODELS : List.of(name)) {
                Verification verification = figures.apply(model);
                ModelEntry entry = library.entry(model);
                if (name == null && !entry.isHere()) {
                    spec.commandLine().getErr().printf(Locale.ROOT,
                            "%s is not on this machine: get it (%s) with 'models get %s' to verify its %d figures.%n",
                            model, Bytes.text(entry.disk()), model, verification.figures().size());
                } else {
                    library.folder(model);
                    measure(engine, verification);
                }
            }
        }
        json.write(() -> results, spec.commandLine().getOut());
        return off > 0 ? OFF : 0;
    }

    private void measure(InferenceEngine engine, Verification verification) {
        PrintWriter out = json.isAlone() ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.println(verification.about());
        int offBefore = off;
        int far = 0;
        for (Figure figure : verification.figures()) {
            FigureResult result = verification.measure(engine, figure, () -> false);
            off += result.agrees() || figure.near() ? 0 : 1;
            far += !result.agrees() && figure.near() ? 1 : 0;
            results.add(json(verification.model(), result));
            String verdict = result.agrees() ? "ok" : figure.near() ? "far" : "OFF";
            out.printf(Locale.ROOT, "  %-4s %-24s expected %s, got %s, tolerance %s%n       %s [%s]%n", verdict, figure.id(),
                    result.expected(), result.got(), figure.toleranceText(), figure.what(), figure.source());
            out.flush();
        }
        int failed = off - offBefore;
        int all = verification.figures().size();
        String others = far == 0 ? "" : " " + far + " are not near what is expected on other text.";
        out.println(failed > 0 ? failed + " of " + all + " figures are off." + others : far > 0 ? all - far + " figures come out." + others
                : "All " + all + " figures come out.");
    }

    private static ObjectNode json(String model, FigureResult result) {
        Figure figure = result.figure();
        return JsonNodeFactory.instance.objectNode().put("model", model).put("id", figure.id()).put("what", figure.what()).put("expected",
                result.expected())
                .put("got", result.got()).put("tolerance", figure.tolerance()).put("near", figure.near()).put("agrees", result.agrees())
                .put("source", figure.source());
    }
}
