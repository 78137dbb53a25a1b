package glasshead.engine;

import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What maps cost to compute: the positions that are run for a cell, from the one that it changes to the one that is read, times the
/// layers, from the one that it changes on.
///
/// @param length  tokens of the prompt
/// @param end     the position where the logits are read
/// @param shared  how many tokens the two prompts begin with in common: patching there changes nothing, and is not computed
/// @param prompts how many each cell is run for
/// @param range   the cells that are asked for
public record MapCost(ModelInfo model, int length, int end, int shared, int prompts, MapRange range) {

    /// What two cores of a desktop do with batched products.
    private static final double MULTIPLY_ADDS_PER_MILLISECOND = 5e7;

    /// @param prompts how many like this one each cell is run for
    public static MapCost of(Findings found, int prompts, MapRange range) {
        int mismatch = Arrays.mismatch(found.tokens().ids(), found.otherTokens().ids());
        int shared = !found.experiment().active().isEmpty() ? 0 : mismatch < 0 ? found.tokens().length() : mismatch;
        return new MapCost(found.model(), found.tokens().length(), found.contrast().position(), shared, prompts, range);
    }

    /// Of the rows of a set that can be used, taken to be like the first of them.
    public static MapCost of(ModelInfo model, List<SetRow> rows, MapRange range) {
        List<SetRow> used = rows.stream().filter(row -> row.usable() && !row.contrast().isEmpty()).toList();
        return used.isEmpty() ? new MapCost(model, 0, 0, 0, 0, range)
                : new MapCost(model, used.getFirst().tokens().length(), used.getFirst().contrast().position(), 0, used.size(), range);
    }

    /// How many cells these maps have.
    public int cells(List<MapKind> kinds) {
        return (int) kinds.stream().mapToLong(kind -> cells(kind).count()).sum();
    }

    private Stream<MapKind.Cell> cells(MapKind kind) {
        return kind.cells(model.layers(), model.heads(), length).stream().filter(cell -> range.has(cell, length));
    }

    public double of(List<MapKind> kinds) {
        return prompts * kinds.stream().mapToDouble(kind -> cells(kind).mapToDouble(cell -> of(kind, cell)).sum()).sum();
    }

    /// Of the cells that are computed.
    public double of(EffectMap map) {
        double share = map.over() == null ? 1 : map.over().done() / (double) map.over().of();
        return prompts * share * IntStream.range(0, map.values().length).filter(cell -> !Double.isNaN(map.values()[cell]))
                .mapToDouble(cell -> of(map.kind(), map.cells().get(cell))).sum();
    }

    private double of(MapKind kind, MapKind.Cell cell) {
        int first = cell.interventions().stream().mapToInt(line -> line.positions().all() ? 0
                : line.positions().resolve(length)[0]).min().orElse(0);
        boolean known = kind.patching() && cell.position() >= 0 && cell.position() < shared;
        return known ? 0 : Math.max(0, end + 1 - first) * (model.layers() - cell.layer());
    }

    /// About how long that takes, as long as nothing was measured: one position through one block is four d_model x d_model maps of
    /// attention, two of the MLP.
    public static double guessedMilliseconds(ModelInfo model, double cost) {
        double d = model.dModel();
        return cost * (4 * d * d + 2 * d * model.dMlp()) / MULTIPLY_ADDS_PER_MILLISECOND;
    }
}
