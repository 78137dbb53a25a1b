package glasshead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--json`: whether and where an answer is written as JSON.
final class JsonOption {

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write JSON to a file, or to standard output and nothing else there.")
    private @Nullable String target;

    /// Writes the answer where it was asked for as JSON.
    ///
    /// @param answer made only when it is asked for
    /// @return whether it is to be told in words as well
    boolean write(Supplier<? extends JsonNode> answer, PrintWriter out) {
        if (target != null) {
            JsonOutput.write(answer.get(), target, out);
        }
        return !isAlone();
    }

    /// Whether standard output belongs to JSON alone.
    boolean isAlone() {
        return "-".equals(target);
    }
}
