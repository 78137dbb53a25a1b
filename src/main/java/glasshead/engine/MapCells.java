package glasshead.engine;

import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The cells of a map on one prompt: which are to be computed, in which order, and what each takes.
///
/// @param length tokens of the prompt
/// @param layers of the model
/// @param shared how many tokens the prompts of a patching map begin with in common. What they are at those positions is the same in both
///               runs, by causality, so patching there changes nothing and need not be computed; 0 where other interventions stand
/// @param range  the cells that are asked for
record MapCells(List<MapKind.Cell> cells, int length, int layers, int shared, MapRange range) {

    static MapCells of(MapKind kind, ModelInfo model, TokenRow tokens, TokenRow other, boolean alone, MapRange range) {
        int mismatch = Arrays.mismatch(tokens.ids(), other.ids());
        int shared = kind.patching() && alone ? mismatch < 0 ? tokens.length() : mismatch : 0;
        return new MapCells(kind.cells(model.layers(), model.heads(), tokens.length()), tokens.length(), model.layers(), shared, range);
    }

    boolean isAskedFor(int cell) {
        return range.has(cells.get(cell), length);
    }

    /// How many are asked for.
    int count() {
        return (int) IntStream.range(0, cells.size()).filter(this::isAskedFor).count();
    }

    /// Whether a cell's change is known to change nothing.
    boolean changesNothing(int cell) {
        return cells.get(cell).position() >= 0 && cells.get(cell).position() < shared;
    }

    /// The cells that are to be computed, those that change the earliest layers first, so that all rows of a batch go far together.
    List<Integer> order() {
        return IntStream.range(0, cells.size()).filter(cell -> isAskedFor(cell) && !changesNothing(cell)).boxed().sorted(earliest())
                .toList();
    }

    Comparator<Integer> earliest() {
        return Comparator.comparingInt((Integer cell) -> cells.get(cell).layer()).thenComparingInt(this::firstPosition);
    }

    private int firstPosition(int cell) {
        return cells.get(cell).interventions().stream().mapToInt(line -> line.positions().resolve(length)[0]).min().orElseThrow();
    }

    Pieces.Cost cost(int cell) {
        return new Pieces.Cost(length - firstPosition(cell), layers - cells.get(cell).layer());
    }
}
