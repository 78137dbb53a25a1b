package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The interventions that an experiment has beyond the one that a sheet's maps were made in, all of them cells' own.
record LiveCells(List<Intervention> lines) {

    static final LiveCells NONE = new LiveCells(List.of());

    /// Empty when the experiment differs in anything else.
    static Optional<LiveCells> of(Sheet sheet, Experiment made, Experiment now) {
        List<Intervention> before = made.interventions();
        if (!now.baseline().equals(made.baseline()) || now.interventions().size() < before.size()
                || !now.interventions().subList(0, before.size()).equals(before)) {
            return Optional.empty();
        }
        List<Intervention> added = now.interventions().subList(before.size(), now.interventions().size());
        List<Intervention> active = added.stream().filter(Intervention::enabled).toList();
        boolean own = active.stream().allMatch(line -> sheet.shown().anyMatch(map -> has(map, line)));
        return own ? Optional.of(new LiveCells(active)) : Optional.empty();
    }

    private static boolean has(EffectMap map, Intervention line) {
        return map.cells().stream().anyMatch(cell -> cell.interventions().contains(line));
    }

    boolean contains(Cell cell) {
        return !lines.isEmpty() && lines.containsAll(cell.interventions());
    }

    /// A click on a cell: it alone is live, or released when it already was; with `add` the others stay.
    LiveCells toggled(Cell cell, boolean add) {
        if (!contains(cell)) {
            return new LiveCells(Stream.concat(add ? lines.stream() : Stream.of(), cell.interventions().stream()).distinct().toList());
        }
        List<Intervention> left = new ArrayList<>(add ? lines : List.of());
        left.removeAll(cell.interventions());
        return new LiveCells(left);
    }

    /// The experiment of a sheet with these live in it, in a map of it.
    Experiment made(Sheet of, EffectMap map) {
        Experiment made = lines.isEmpty() ? of.asked() : map.experiment();
        for (Intervention line : lines) {
            made = made.plus(line);
        }
        return made;
    }
}
