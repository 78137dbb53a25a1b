package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.experiment.MapKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What maps cost to compute: the positions that are run for a cell, from the one that it changes to the one that is read, times the
/// layers, from the one that it changes on.
///
/// @param prompts how many each cell is run for
record MapCost(Findings found, int prompts) {

    /// Of one prompt.
    MapCost(Findings found) {
        this(found, 1);
    }

    /// How many cells these maps have.
    int cells(List<MapKind> kinds) {
        return kinds.stream().mapToInt(kind -> IntStream.of(kind.shape(layers(), found.model().heads(), length())).reduce(1, (a, b) -> a
                * b))
                .sum();
    }

    double of(List<MapKind> kinds) {
        return prompts * kinds.stream().mapToDouble(kind -> kind.cells(layers(), found.model().heads(), length()).stream()
                .mapToDouble(cell -> of(kind, cell)).sum()).sum();
    }

    /// Of the cells that are computed.
    double of(EffectMap map) {
        double share = map.over() == null ? 1 : map.over().done() / (double) map.over().of();
        return prompts * share * IntStream.range(0, map.values().length).filter(cell -> !Double.isNaN(map.values()[cell]))
                .mapToDouble(cell -> of(map.kind(), map.cells().get(cell))).sum();
    }

    private double of(MapKind kind, MapKind.Cell cell) {
        int first = cell.interventions().stream().mapToInt(line -> line.positions().all() ? 0
                : line.positions().resolve(length())[0]).min().orElse(0);
        boolean known = kind.patching() && cell.position() >= 0 && cell.position() < sharedBeginning();
        return known ? 0 : Math.max(0, found.contrast().position() + 1 - first) * (layers() - cell.layer());
    }

    /// Patching where both prompts are the same changes nothing, and is not computed.
    private int sharedBeginning() {
        int mismatch = Arrays.mismatch(found.tokens().ids(), found.otherTokens().ids());
        return !found.experiment().active().isEmpty() ? 0 : mismatch < 0 ? length() : mismatch;
    }

    private int layers() {
        return found.model().layers();
    }

    private int length() {
        return found.tokens().length();
    }
}
