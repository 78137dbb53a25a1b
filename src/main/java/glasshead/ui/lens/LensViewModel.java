package glasshead.ui.lens;

import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.analysis.lens.LensReading;
import glasshead.engine.Findings;
import glasshead.experiment.view.LensKind;
import glasshead.experiment.view.LensLook;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.LensSide;
import glasshead.experiment.view.LensSpot;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.panel.DataTable;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// A prompt through a lens: what is read at each place and token, before and after the interventions.
///
/// Lives on the FX thread.
public final class LensViewModel {

    private final Session session;
    private final Lenses lenses;
    private final LensCells cells;
    private final ObjectProperty<LensKind> kind;
    private final BooleanProperty middle;
    private final ObjectProperty<LensMeasure> measure;
    private final ObjectProperty<LensSide> side;
    private final ObjectProperty<LensSpot> spot;
    private final ObjectProperty<Double> zoom;
    private final ReadOnlyIntegerWrapper changed = new ReadOnlyIntegerWrapper();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private @Nullable Findings of;
    private List<LensPlace> places = List.of();
    private double limit = 1;

    public LensViewModel(Session session, QuestionService questions) {
        this.session = session;
        Looks<LensLook> look = session.looks().part(View::lens, View::withLens);
        kind = look.choice(LensLook::lens, LensLook::withLens);
        middle = look.flag(LensLook::middle, LensLook::withMiddle);
        measure = look.choice(LensLook::measure, LensLook::withMeasure);
        side = look.choice(LensLook::side, LensLook::withSide);
        spot = look.choice(LensLook::spot, LensLook::withSpot);
        zoom = look.choice(LensLook::zoom, LensLook::withZoom);
        lenses = new Lenses(session, questions, kind);
        cells = new LensCells(session);
        session.findings().subscribe(this::take);
        lenses.lens().subscribe(this::take);
        middle.subscribe(this::take);
        seen.subscribe(this::take);
        measure.subscribe(this::refresh);
        side.subscribe(this::refresh);
        spot.subscribe(this::refresh);
        cells.arrived().subscribe(this::refresh);
    }

    Session session() {
        return session;
    }

    Lenses lenses() {
        return lenses;
    }

    ObjectProperty<LensKind> kind() {
        return kind;
    }

    BooleanProperty middle() {
        return middle;
    }

    ObjectProperty<LensMeasure> measure() {
        return measure;
    }

    ObjectProperty<LensSide> side() {
        return side;
    }

    ObjectProperty<Double> zoom() {
        return zoom;
    }

    /// Grows whenever the picture is another.
    ReadOnlyIntegerProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// Whether anybody looks: nothing is read otherwise.
    BooleanProperty seen() {
        return seen;
    }

    private void take() {
        if (!seen.get()) {
            return;
        }
        Findings found = session.findings().get();
        of = found;
        Lens lens = lenses.lens().get();
        places = found == null || lens == null ? List.of() : LensReading.places(found.model().layers(), isWithMiddle());
        cells.take(found, lens, isWithMiddle());
    }

    /// Only the logit lens looks behind attention: the others are fitted to whole blocks.
    boolean isWithMiddle() {
        return middle.get() && kind.get() == LensKind.LOGIT;
    }

    private void refresh() {
        double largest = 0;
        boolean change = shown() == LensSide.CHANGE;
        for (int position = 0; position < length(); position++) {
            for (int row = 0; row < places.size(); row++) {
                double shade = shade(row, position);
                largest = Double.isNaN(shade) ? largest : Math.max(largest, Math.abs(shade));
            }
        }
        boolean share = measure.get() == LensMeasure.TOP || measure.get() == LensMeasure.ANSWER || measure.get() == LensMeasure.DISTRACTOR;
        limit = share && !change ? 1 : largest == 0 ? 1 : largest;
        changed.set(changed.get() + 1);
    }

    @Nullable
    Findings found() {
        return of;
    }

    /// Rows, from the embedding to the end; none while there is nothing to read through.
    List<LensPlace> places() {
        return places;
    }

    int layers() {
        Findings found = found();
        return found == null ? 0 : found.model().layers();
    }

    /// Columns.
    int length() {
        Findings found = found();
        return places.isEmpty() || found == null ? 0 : found.tokens().length();
    }

    boolean compared() {
        Findings found = found();
        return found != null && found.hasAblation();
    }

    /// Of which run the picture is: without interventions there is one.
    LensSide shown() {
        return compared() ? side.get() : LensSide.AFTER;
    }

    /// Asks for what of these positions is not there yet.
    void need(int from, int to) {
        cells.need(Math.max(0, from), Math.min(length(), to));
    }

    @Nullable
    LensCell cell(Side of, int row, int position) {
        return cells.cell(of, row, position);
    }

    /// The cell whose token stands in the picture.
    @Nullable
    LensCell cell(int row, int position) {
        return cell(shown() == LensSide.BEFORE ? Side.BEFORE : Side.AFTER, row, position);
    }

    /// What colours a cell: `NaN` where there is nothing.
    double shade(int row, int position) {
        LensCell now = cell(row, position);
        LensMeasure by = measure.get();
        if (now == null) {
            return Double.NaN;
        }
        double value = CellValue.shade(CellValue.of(now, by), by);
        if (shown() != LensSide.CHANGE) {
            return value;
        }
        LensCell before = cell(Side.BEFORE, row, position);
        return before == null ? Double.NaN : value - CellValue.shade(CellValue.of(before, by), by);
    }

    /// The largest shade that there is, without its sign.
    double limit() {
        return limit;
    }

    /// Whether the interventions made another token the most probable one.
    boolean isOtherToken(int row, int position) {
        LensCell before = cell(Side.BEFORE, row, position);
        LensCell after = cell(Side.AFTER, row, position);
        return before != null && after != null && before.top().getFirst().id() != after.top().getFirst().id();
    }

    /// The row of the clicked cell, or -1 where this lens has none.
    int spotRow() {
        return spot.get().position() >= length() ? -1 : places.indexOf(new LensPlace(spot.get().layer(), spot.get().middle()));
    }

    int spotPosition() {
        return spot.get().position();
    }

    /// Locks a cell, or lets go of it when it was.
    void click(int row, int position) {
        LensSpot there = new LensSpot(places.get(row).layer(), places.get(row).middle(), position);
        spot.set(there.equals(spot.get()) ? LensSpot.NONE : there);
    }

    void release() {
        spot.set(LensSpot.NONE);
    }

    /// All that has been read so far; what has not is asked for.
    DataTable table() {
        need(0, length());
        return LensTable.of(this);
    }
}
