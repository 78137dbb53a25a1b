package glasshead.cli;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Positions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the logits are read, the same for every command that reads them at one place.
final class PositionOption {

    @Option(names = "--position", paramLabel = "N",
            description = "Where the logits are read: 0 = the first token, END = the last (default).")
    private @Nullable String position;

    boolean isGiven() {
        return position != null;
    }

    /// As in a contrast.
    int position() {
        List<Integer> indices = position == null ? List.of() : Positions.parse(position.replaceFirst("^@", "")).indices();
        if (indices.size() > 1) {
            throw new BadInput("The logits are read at one position, and '" + position + "' names " + indices.size() + "; give one.");
        }
        return indices.isEmpty() || indices.getFirst() == Positions.END ? Contrast.LAST : indices.getFirst();
    }
}
