package glasshead.ui.prompt;

import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import java.util.List;

/// Puts BOS in front of the prompt or takes it away. Positions count from it, so all that are named move along and stay at their words.
final class BosSwitch {

    private BosSwitch() {}

    static Experiment flipped(Experiment experiment) {
        boolean on = !experiment.options().bos();
        int by = on ? 1 : -1;
        List<Intervention> moved = experiment.interventions().stream().map(line -> moved(line, by)).toList();
        return experiment.withOptions(experiment.options().withBos(on))
                .withContrast(moved(experiment.contrast(), by))
                .withInterventions(moved);
    }

    private static Contrast moved(Contrast contrast, int by) {
        int position = contrast.position() == Contrast.LAST ? Contrast.LAST : contrast.position() + by;
        return contrast.at(position < 0 ? Contrast.LAST : position);
    }

    /// A line that is about nothing but the BOS which is taken away has no place left: it is switched off as it is.
    private static Intervention moved(Intervention line, int by) {
        boolean lost = named(line).stream().anyMatch(positions -> !positions.all() && moved(positions, by).all());
        return lost ? line.enabled(false) : line.at(moved(line.positions(), by)).doing(moved(line.action(), by));
    }

    private static List<Positions> named(Intervention line) {
        return switch (line.action()) {
            case Action.CopyOther copy -> List.of(line.positions(), copy.otherPositions());
            case Action.Cut cut -> List.of(line.positions(), cut.queries(), cut.keys());
            case Action.CutParts cut -> List.of(line.positions(), cut.keys());
            default -> List.of(line.positions());
        };
    }

    private static Action moved(Action action, int by) {
        return switch (action) {
            case Action.CopyOther copy -> new Action.CopyOther(moved(copy.otherPositions(), by));
            case Action.Cut cut -> new Action.Cut(moved(cut.queries(), by), moved(cut.keys(), by), cut.renormalise());
            case Action.CutParts cut -> new Action.CutParts(cut.queryPart(), cut.keyPart(), moved(cut.keys(), by));
            default -> action;
        };
    }

    private static Positions moved(Positions positions, int by) {
        return new Positions(positions.indices().stream()
                .filter(index -> index == Positions.END || index + by >= 0)
                .map(index -> index == Positions.END ? index : Integer.valueOf(index + by))
                .toList());
    }
}
