package glasshead.ui.lens;

import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.LensSide;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;

/// The cells of a lens: a row for each place, a column for each token. Cells are as wide as a token needs and scroll; only those in sight
/// are read and written. Zoomed out far enough all tokens are in sight, as colours alone.
final class LensGrid extends Region {

    private static final double USUAL = 60;
    private static final double WIDEST = 132;
    private static final double NARROWEST = 1;
    private static final double GAP = 8;
    private static final double LINES = 1.3;
    private static final double MOST_LINES = 3.2;
    private static final double ZOOM_STEP = 1.25;

    private final LensViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas(this::paintCells, this::paintText);
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final LensCard card;
    private final ObjectProperty<Pointed> pointed = new SimpleObjectProperty<>(Pointed.NOTHING);
    private LabelText text;

    LensGrid(LensViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        card = new LensCard(model);
        text = new LabelText(CanvasFonts.token(options));
        getStyleClass().add("lens-grid");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, across, down, card);
        new LensGridInput(this, model).listen();
        across.valueProperty().subscribe(this::refresh);
        down.valueProperty().subscribe(this::refresh);
        model.changed().subscribe(this::refresh);
        model.zoom().subscribe(this::requestLayout);
        options.dark().subscribe(canvas::repaint);
        options.palette().subscribe(canvas::repaint);
        options.largeText().subscribe(() -> {
            text = new LabelText(CanvasFonts.token(options));
            requestLayout();
        });
        pointed.subscribe(this::showPointed);
        focusVisibleProperty().subscribe(canvas::repaintOverlay);
    }

    /// What the mouse or the keyboard's cursor is on.
    ObjectProperty<Pointed> pointed() {
        return pointed;
    }

    /// Where everything is at present.
    LensLayout places() {
        double bar = across.prefHeight(-1);
        double line = text.lineHeight();
        double labels = Math.ceil(text.width("L00 mid") + GAP);
        double head = Math.ceil(line + GAP);
        double height = getHeight();
        int columns = Math.max(1, model.length());
        int rows = Math.max(1, model.places().size());
        // Columns share what the bar beside rows that can't all be seen leaves.
        boolean tooHigh = Math.floor(LINES * line) * rows > height - head + 0.5;
        double width = getWidth() - (tooHigh ? bar : 0);
        double usual = Math.clamp((width - labels) / columns, USUAL, WIDEST);
        double cell = Math.clamp(usual * model.zoom().get(), NARROWEST, 2 * WIDEST);
        cell = cell >= 2 ? Math.floor(cell) : cell;
        boolean isWide = cell * columns > width - labels + 0.5;
        double room = height - (isWide ? bar : 0);
        double row = Math.floor(Math.clamp((room - head) / rows, LINES * line, MOST_LINES * line));
        boolean isHigh = row * rows > room - head + 0.5;
        return new LensLayout(labels, head, cell, row, model.length(), model.places().size(), isWide ? across.getValue() : 0, isHigh ? down
                .getValue() : 0, getWidth() - (isHigh ? bar : 0), room);
    }

    @Override
    protected void layoutChildren() {
        LensLayout now = places();
        double bar = across.prefHeight(-1);
        show(across, now.mostLeft(), now.width() - now.labels(), now.cellWidth());
        show(down, now.mostTop(), now.height() - now.head(), now.rowHeight());
        canvas.resizeRelocate(0, 0, now.width(), now.height());
        across.resizeRelocate(now.labels(), getHeight() - bar, now.width() - now.labels(), bar);
        down.resizeRelocate(getWidth() - bar, now.head(), bar, Math.max(0, now.height() - now.head()));
        refresh();
    }

    private static void show(ScrollBar bar, double most, double sight, double step) {
        bar.setVisible(most > 0.5);
        bar.setMax(most);
        bar.setVisibleAmount(most + sight > 0 ? most * sight / (most + sight) : 0);
        bar.setUnitIncrement(step);
        bar.setBlockIncrement(sight);
        bar.setValue(Math.clamp(bar.getValue(), 0, most));
    }

    private void refresh() {
        LensLayout now = places();
        if (getWidth() > 0 && now.columns() > 0) {
            model.need(now.firstColumn(), now.endColumn());
        }
        canvas.repaint();
        showPointed();
    }

    void scroll(double right, double lower) {
        LensLayout now = places();
        across.setValue(Math.clamp(across.getValue() + right, 0, now.mostLeft()));
        down.setValue(Math.clamp(down.getValue() + lower, 0, now.mostTop()));
    }

    /// Larger or smaller cells; what is at `x` stays there.
    void zoom(double factor, double x) {
        LensLayout before = places();
        double at = (x - before.labels() + before.left()) / before.cellWidth();
        double least = NARROWEST / USUAL;
        model.zoom().set(Math.clamp(model.zoom().get() * factor, least, 2));
        layoutChildren();
        LensLayout now = places();
        across.setValue(Math.clamp(at * now.cellWidth() - (x - now.labels()), 0, now.mostLeft()));
    }

    void zoomIn() {
        zoom(ZOOM_STEP, getWidth() / 2);
    }

    void zoomOut() {
        zoom(1 / ZOOM_STEP, getWidth() / 2);
    }

    /// As wide as tokens need, or, where they are that already, all tokens in sight.
    void zoomToFit() {
        LensLayout now = places();
        boolean usual = Math.abs(model.zoom().get() - 1) < 1e-6;
        model.zoom().set(usual ? Math.clamp((now.width() - now.labels()) / Math.max(1, now.columns()) / now.cellWidth(), 0, 1) : 1.0);
    }

    /// Scrolls as little as brings a cell into sight.
    void bringIn(int row, int column) {
        LensLayout now = places();
        double right = Math.max(0, now.x(column) + now.cellWidth() - now.width());
        double lower = Math.max(0, now.y(row) + now.rowHeight() - now.height());
        scroll(right > 0 ? right : Math.min(0, now.x(column) - now.labels()), lower > 0 ? lower : Math.min(0, now.y(row) - now.head()));
    }

    Pointed at(double x, double y) {
        LensLayout now = places();
        int row = now.row(y);
        int column = now.column(x);
        return row < 0 || column < 0 || x >= now.width() || y >= now.height() ? Pointed.NOTHING : new Pointed(row, column);
    }

    private void showPointed() {
        Pointed at = pointed.get();
        LensLayout now = places();
        if (at.isCell() && at.row() < now.rows() && at.column() < now.columns() && model.cell(at.row(), at.column()) != null) {
            card.show(at.row(), at.column(), now, this);
            setAccessibleText(card.text());
        } else {
            card.hide();
            setAccessibleText(model.places().isEmpty() ? "No lens" : model.kind().get().label() + " lens, " + now.rows() + " places by "
                    + now
                            .columns() + " tokens; the arrow keys read a cell");
        }
        canvas.repaintOverlay();
    }

    ColourScale scale() {
        boolean signed = model.shown() == LensSide.CHANGE || model.measure().get() == LensMeasure.LOGIT_DIFFERENCE;
        return signed ? ColourScale.diverging(options.palette().get(), options.dark().get(), model.limit())
                : ColourScale.sequential(options.palette().get(), options.dark().get(), model.limit());
    }

    private void paintCells(Raster raster, double screenScale) {
        LensLayout now = places();
        ColourScale scale = scale();
        int gap = now.cellWidth() >= USUAL / 10 ? 1 : 0;
        int left = (int) Math.round(now.labels() * screenScale);
        int top = (int) Math.round(now.head() * screenScale);
        for (int row = now.firstRow(); row < now.endRow(); row++) {
            int from = Math.max(top, (int) Math.round(now.y(row) * screenScale));
            int to = Math.min(raster.height(), (int) Math.round(now.y(row + 1) * screenScale) - 1);
            for (int column = now.firstColumn(); column < now.endColumn(); column++) {
                int colour = scale.colour(model.shade(row, column));
                int start = Math.max(left, (int) Math.round(now.x(column) * screenScale));
                int end = Math.min(raster.width(), (int) Math.round(now.x(column + 1) * screenScale) - gap);
                for (int y = from; y < to && end > start; y++) {
                    Arrays.fill(raster.pixels(), y * raster.width() + start, y * raster.width() + end, colour);
                }
            }
        }
    }

    private void paintText(Graphics graphics, double width, double height) {
        if (model.length() > 0) {
            new LensPainter(model, places(), scale(), text, options).paint(graphics, pointed.get(), isFocusVisible());
        }
    }
}
