package glasshead.ui.lens;

import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.lens.LensView;
import glasshead.engine.Findings;
import glasshead.experiment.view.Side;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// What a lens reads in the present runs, as far as it was asked for: positions come some at a time, those in sight first, so that a long
/// prompt is there at once.
final class LensCells {

    /// Tokens that are told for each cell.
    static final int TOP = 5;
    /// Positions that are read in one go.
    private static final int CHUNK = 16;

    private final Session session;
    private final Map<Side, Columns> sides = new EnumMap<>(Side.class);
    private final ReadOnlyIntegerWrapper arrived = new ReadOnlyIntegerWrapper();
    private @Nullable Findings of;
    private @Nullable Lens lens;
    private boolean middle;

    /// By position, the cells from the first place to the end; and which are asked for.
    private record Columns(List<LensCell @Nullable []> cells, BitSet asked) {

        static Columns none(int length) {
            return new Columns(new ArrayList<>(IntStream.range(0, length).<LensCell @Nullable []>mapToObj(_ -> null).toList()),
                    new BitSet());
        }

        /// What was asked for and has not come will not: the runs that it was asked of are gone.
        Columns asArrived() {
            BitSet there = new BitSet();
            asked.stream().filter(first -> cells.get(first) != null).forEach(there::set);
            return new Columns(cells, there);
        }
    }

    /// One question in the order of asking: a newer one for the same positions takes an older one's place.
    private record Asker(LensCells cells, Side side, int from) {
    }

    LensCells(Session session) {
        this.session = session;
    }

    /// Grows whenever cells arrive or are dropped.
    ReadOnlyIntegerProperty arrived() {
        return arrived.getReadOnlyProperty();
    }

    /// Begins anew, but for the run without interventions where that is the same.
    ///
    /// @param through nothing while there is no such lens
    void take(@Nullable Findings found, @Nullable Lens through, boolean withMiddle) {
        boolean same = through != null && through.equals(lens) && withMiddle == middle && of != null && found != null
                && of.experiment().baseline().equals(found.experiment().baseline());
        Columns before = sides.get(Side.BEFORE);
        sides.clear();
        of = found;
        lens = through;
        middle = withMiddle;
        if (found != null && through != null) {
            int length = found.tokens().length();
            sides.put(Side.BEFORE, same && before != null ? before.asArrived() : Columns.none(length));
            sides.put(Side.AFTER, found.hasAblation() ? Columns.none(length) : columns(Side.BEFORE));
        }
        arrived.set(arrived.get() + 1);
    }

    /// Asks for what of these positions is not there yet.
    ///
    /// @param to behind the last
    void need(int from, int to) {
        for (int first = from / CHUNK * CHUNK; first < to; first += CHUNK) {
            need(Side.BEFORE, first);
            if (of != null && of.hasAblation()) {
                need(Side.AFTER, first);
            }
        }
    }

    private void need(Side side, int first) {
        Findings found = of;
        Lens through = lens;
        if (found == null || through == null || columns(side).asked.get(first)) {
            return;
        }
        Columns columns = columns(side);
        columns.asked.set(first);
        session.ask(new Asker(this, side, first), side, new LensReading(through, middle, new LensReading.Span(first, first + CHUNK), TOP),
                view -> arrive(columns, side, view));
    }

    private void arrive(Columns columns, Side side, LensView view) {
        if (sides.get(side) != columns) {
            return;
        }
        for (int i = 0; i < view.positions().length; i++) {
            int position = i;
            columns.cells.set(view.positions()[i], view.cells().length == 0 ? null
                    : IntStream.range(0, view.cells().length).mapToObj(place -> view.cells()[place][position]).toArray(LensCell[]::new));
        }
        arrived.set(arrived.get() + 1);
    }

    private Columns columns(Side side) {
        return sides.getOrDefault(side, Columns.none(0));
    }

    /// @return nothing while it is not there
    @Nullable
    LensCell cell(Side side, int place, int position) {
        List<LensCell @Nullable []> cells = columns(side).cells;
        LensCell[] column = position < cells.size() ? cells.get(position) : null;
        return column == null || place >= column.length ? null : column[place];
    }
}
