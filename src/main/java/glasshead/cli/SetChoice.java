package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.circuit.CircuitFormat;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelInfo;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Graph;
import glasshead.experiment.OnSet;
import glasshead.experiment.Positions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command about edges and circuits is asked on, and where its answer goes.
final class SetChoice {

    @Option(names = "--set", paramLabel = "SET", required = true, description = "A set of 'set list', or a file.")
    private String set;

    @Mixin
    private ModelOption model;

    @Option(names = "--replace", paramLabel = "HOW", defaultValue = "corrupted",
            description = "What a cut edge carries: corrupted (what its sender writes in the corrupted prompt, default), mean, mean:COLUMN "
                    + "(over the rows that agree in a column), or zero.")
    private String replace;

    @Option(names = "--at", paramLabel = "POS", defaultValue = "all",
            description = "The positions at which senders are replaced, as 3,5,END (default: ${DEFAULT-VALUE}).")
    private String positions;

    @Mixin
    private JsonOption json;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the edges to a file that other commands read: .json (ours), .eap.json (EAP-IG, MIB) or .dot (Graphviz).")
    private @Nullable Path out;

    OnSet on(InferenceEngine engine) {
        return new OnSet(model.name(), model.set(engine, set), Contrast.LAST, cutting(), model.options());
    }

    Cutting cutting() {
        String[] parts = replace.split(":", 2);
        boolean mean = parts[0].equals("mean");
        if (parts.length == 2 && !mean) {
            throw new BadInput("Only a mean is taken by a column, as --replace mean:order.");
        }
        try {
            Replacement how = Replacement.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return new Cutting(how, parts.length == 2 ? parts[1] : "", Positions.parse(positions));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("--replace is corrupted, mean, mean:COLUMN or zero.", unknown);
        }
    }

    /// What a reader must know of the choice, before anything is run.
    void warn(PrintWriter err) {
        if (replace.equals("zero")) {
            err.println("Zero is far from anything that the model has seen: effects may say more of that than of the edge.");
        }
    }

    /// Writes what was found where it was asked for.
    ///
    /// @param edges what --out writes; nothing where it writes the report itself
    /// @return whether it is to be printed as text as well
    boolean write(ObjectNode report, @Nullable Circuit edges, ModelInfo info, PrintWriter to) {
        boolean words = json.write(() -> report, to);
        if (out != null && edges != null) {
            CircuitFormat.write(edges, new Graph(info.layers(), info.heads(), info.dMlp() > 0), info.dModel(), out);
        } else if (out != null) {
            JsonOutput.write(report, out.toString(), to);
        }
        return words;
    }
}
