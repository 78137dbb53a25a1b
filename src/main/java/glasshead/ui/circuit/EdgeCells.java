package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.options.ViewOptions;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Edges as coloured cells: teal holds the logit difference up, as in the graph. A click or Enter cuts an edge or takes it back.
final class EdgeCells extends Region {

    private final CircuitViewModel model;
    private final ViewOptions options;
    private final Function<Shown, EdgeGrid> grid;
    private final IntConsumer named;
    private final HeatmapCanvas canvas;
    private @Nullable EdgeGrid drawn;

    /// @param grid  what is where
    /// @param named gets the column whose name is clicked
    EdgeCells(CircuitViewModel model, ViewOptions options, Function<Shown, EdgeGrid> grid, IntConsumer named) {
        this.model = model;
        this.options = options;
        this.grid = grid;
        this.named = named;
        canvas = new HeatmapCanvas(options, this::tip);
        getStyleClass().add("circuit-cells");
        setMinSize(0, 0);
        getChildren().add(canvas);
        canvas.pointed().addListener((_, _, now) -> model.pointing().edge().set(edge(now)));
        canvas.lockedColumn().addListener((_, _, now) -> locked(now.intValue()));
        model.shown().subscribe(this::show);
        model.session().view().subscribe(this::show);
        options.dark().subscribe(this::show);
        options.palette().subscribe(this::show);
        sceneProperty().subscribe(this::show);
        show();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private @Nullable Edge edge(Pointed at) {
        Shown shown = model.shown().get();
        EdgeGrid of = drawn;
        int number = of == null || !at.isCell() ? -1 : of.at(at.row(), at.column());
        return shown == null || number < 0 ? null : shown.edges().get(number);
    }

    private void locked(int column) {
        if (column == Pointed.NONE) {
            return;
        }
        Pointed at = canvas.pointed().get();
        canvas.lockedRow().set(Pointed.NONE);
        canvas.lockedColumn().set(Pointed.NONE);
        Edge edge = edge(at);
        if (edge != null) {
            model.edits().click(edge);
        } else if (at.isColumn()) {
            named.accept(column);
        }
    }

    private void show() {
        if (getScene() == null) {
            return; // drawn when it is looked at
        }
        Shown shown = model.shown().get();
        if (shown == null) {
            canvas.heatmap().set(null);
            return;
        }
        EdgeGrid of = grid.apply(shown);
        drawn = of;
        float[] values = new float[of.numbers().length];
        double limit = 1e-9;
        for (int cell = 0; cell < values.length; cell++) {
            int edge = of.numbers()[cell];
            values[cell] = edge < 0 ? Float.NaN : (float) -shown.score(edge);
            limit = Float.isNaN(values[cell]) ? limit : Math.max(limit, Math.abs(values[cell]));
        }
        canvas.description().set("Edges, senders down. Arrow keys read effects, Enter cuts an edge or puts it in");
        canvas.heatmap().set(new Heatmap(new Cells(of.rows().size(), of.columns().size(), values, false), ColourScale.diverging(options
                .palette().get(), options.dark().get(), limit), of.rows(), of.columns()));
    }

    private TipText tip(Pointed at) {
        Shown shown = model.shown().get();
        Edge edge = edge(at);
        if (shown == null || edge == null) {
            return new TipText("", "no edge", "");
        }
        String value = Numbers.signed(shown.score(edge)) + (shown.isExact(edge) ? " ✓" : " ≈");
        return new TipText(edge + (shown.keeps(edge) ? " · kept" : " · cut"), value, shown.score(edge) <= 0 ? "answer" : "distractor");
    }
}
