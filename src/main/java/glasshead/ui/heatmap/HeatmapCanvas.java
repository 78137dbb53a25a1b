package glasshead.ui.heatmap;

import glasshead.experiment.Texts;
import glasshead.experiment.view.Zoom;
import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import glasshead.pixels.Cells;
import glasshead.pixels.Raster;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A labelled matrix with crisp cells: hover or arrow keys read a value, clicks lock a row, a column or both, Ctrl and wheel zoom,
/// dragging pans.
public final class HeatmapCanvas extends Region {

    private static final double ZOOM_STEP = 1.25;
    /// Cells smaller than this, in pixels, touch each other.
    private static final int SMALLEST_CELL_WITH_GAP = 7;

    private final ObjectProperty<@Nullable Heatmap> heatmap = new SimpleObjectProperty<>();
    private final ObjectProperty<Pointed> pointed = new SimpleObjectProperty<>(Pointed.NOTHING);
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.FIT);
    private final IntegerProperty lockedRow = new SimpleIntegerProperty(Pointed.NONE);
    private final IntegerProperty lockedColumn = new SimpleIntegerProperty(Pointed.NONE);
    private final IntegerProperty hoveredToken = new SimpleIntegerProperty(Pointed.NONE);
    private final StringProperty description = new SimpleStringProperty("Heatmap");
    private final PixelCanvas canvas = new PixelCanvas(this::paintCells, this::paintOverlay);
    private final ValueTip tip = new ValueTip();
    private final ViewOptions options;
    private final Function<Pointed, TipText> lines;
    private LabelText text;

    /// @param lines what is said about a cell
    public HeatmapCanvas(ViewOptions options, Function<Pointed, TipText> lines) {
        this.options = options;
        this.lines = lines;
        getStyleClass().add("heatmap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        getChildren().addAll(canvas, tip);
        new HeatmapInput(this).listen();
        heatmap.subscribe(this::takeUp);
        options.dark().subscribe(canvas::repaint);
        options.largeText().subscribe(this::measure);
        measure();
        zoom.subscribe(() -> {
            canvas.repaint();
            showPointed();
        });
        pointed.subscribe(this::showPointed);
        description.subscribe(this::showPointed);
        focusVisibleProperty().subscribe(canvas::repaintOverlay);
        lockedRow.subscribe(canvas::repaintOverlay);
        lockedColumn.subscribe(canvas::repaintOverlay);
        hoveredToken.subscribe(canvas::repaintOverlay);
    }

    /// What is drawn, if anything.
    public ObjectProperty<@Nullable Heatmap> heatmap() {
        return heatmap;
    }

    /// What the picture shows, for a screen reader while no cell is pointed at.
    public StringProperty description() {
        return description;
    }

    /// What the mouse or the keyboard's cursor is on.
    public ObjectProperty<Pointed> pointed() {
        return pointed;
    }

    public IntegerProperty lockedRow() {
        return lockedRow;
    }

    public IntegerProperty lockedColumn() {
        return lockedColumn;
    }

    /// A token hovered in another picture, whose labels stand out here too.
    public IntegerProperty hoveredToken() {
        return hoveredToken;
    }

    /// Device pixels for each logical pixel.
    public DoubleProperty screenScale() {
        return canvas.screenScale();
    }

    /// Larger cells, the middle stays where it is.
    public void zoomIn() {
        zoom(ZOOM_STEP, getWidth() / 2, getHeight() / 2);
    }

    public void zoomOut() {
        zoom(1 / ZOOM_STEP, getWidth() / 2, getHeight() / 2);
    }

    /// All cells in sight again.
    public void zoomToFit() {
        zoom.set(Zoom.FIT);
    }

    /// What of the matrix is in sight; what is set for a matrix of another size waits for that.
    public ObjectProperty<Zoom> zoom() {
        return zoom;
    }

    void zoom(double factor, double x, double y) {
        if (heatmap.get() != null) {
            look(viewpoint().zoomed(factor, x, y, geometry().frame()));
        }
    }

    Viewpoint viewpoint() {
        Zoom now = zoom.get();
        return now.rows() == heatmap.get().cells().rows() ? new Viewpoint(now.factor(), now.top(), now.left()) : Viewpoint.FIT;
    }

    /// Only while there is a heatmap.
    void look(Viewpoint from) {
        zoom.set(from.equals(Viewpoint.FIT) ? Zoom.FIT : new Zoom(heatmap.get().cells().rows(), from.zoom(), from.top(), from.left()));
    }

    String tipText() {
        return tip.text();
    }

    /// What lies at a point; of cells that share a pixel, the one that it shows.
    Pointed at(double x, double y) {
        HeatmapGeometry geometry = geometry();
        return Pooled.strongest(heatmap.get().cells(), geometry.at(x, y), Pooled.factor(geometry.layout()));
    }

    /// Where everything lies at present; only while there is a heatmap.
    HeatmapGeometry geometry() {
        return HeatmapGeometry.of(heatmap.get(), viewpoint(), text, getWidth(), getHeight(), screenScale().get());
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }

    private void measure() {
        text = new LabelText(CanvasFonts.token(options));
        canvas.repaint();
    }

    private void takeUp(Heatmap before, Heatmap now) {
        if (before != null && (now == null || now.cells().rows() != before.cells().rows())) {
            pointed.set(Pointed.NOTHING);
        }
        canvas.repaint();
        showPointed();
    }

    /// The card with the value stands beside its cell, so that it is the same for mouse and keyboard.
    private void showPointed() {
        Pointed at = pointed.get();
        if (heatmap.get() != null && at.isCell() && heatmap.get().cells().exists(at.row(), at.column())) {
            CellLayout layout = geometry().layout();
            TipText said = said(at, Pooled.factor(layout));
            tip.show(said, layout.x(at.column()) + layout.width() / 2, layout.y(at.row()) + layout.height() / 2, this);
            setAccessibleText(said.place() + ": " + said.value());
        } else {
            tip.hide();
            setAccessibleText(description.get());
        }
        canvas.repaintOverlay();
    }

    private TipText said(Pointed at, int pooled) {
        TipText said = lines.apply(at);
        boolean forAll = pooled > 1 && at.equals(Pooled.strongest(heatmap.get().cells(), at, pooled));
        return forAll ? new TipText(said.place() + Texts.format(" · strongest of %d × %d", pooled, pooled), said.value(), said.style())
                : said;
    }

    private void paintCells(Raster raster, double screenScale) {
        if (heatmap.get() == null) {
            return;
        }
        HeatmapGeometry geometry = geometry();
        CellLayout layout = geometry.layout();
        int pooled = Pooled.factor(layout);
        Cells cells = pooled == 1 ? heatmap.get().cells() : Pooled.cells(heatmap.get().cells(), pooled);
        double wide = pooled == 1 ? layout.width() * screenScale : 1;
        double high = pooled == 1 ? layout.height() * screenScale : 1;
        raster.draw(cells, heatmap.get().scale(), pixels(layout.left(), screenScale), pixels(layout.top(), screenScale),
                wide, high, high >= SMALLEST_CELL_WITH_GAP ? 1 : 0);
        Area sight = geometry.sight();
        raster.keepOnly(pixels(sight.left(), screenScale), pixels(sight.top(), screenScale),
                pixels(sight.right(), screenScale), pixels(sight.bottom(), screenScale));
    }

    private void paintOverlay(Graphics graphics, double width, double height) {
        if (heatmap.get() != null) {
            new HeatmapPainter(heatmap.get(), geometry(), Tones.of(options), text, CanvasFonts.strongToken(options),
                    pointed.get(), lockedRow.get(), lockedColumn.get(), hoveredToken.get()).paint(graphics);
            titles(graphics);
        }
        if (isFocusVisible()) {
            graphics.setStroke(Tones.of(options).accent());
            graphics.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }

    /// What the card beside the pointer says, for a file. Cells that share a pixel have none.
    private void titles(Graphics graphics) {
        HeatmapGeometry geometry = geometry();
        CellLayout layout = geometry.layout();
        Cells cells = heatmap.get().cells();
        if (Pooled.factor(layout) > 1) {
            return;
        }
        for (int row = geometry.firstRow(); row <= geometry.lastRow(); row++) {
            for (int column = geometry.firstColumn(); column <= geometry.lastColumn(); column++) {
                if (cells.exists(row, column)) {
                    Pointed at = new Pointed(row, column);
                    graphics.title(layout.x(column), layout.y(row), layout.width(), layout.height(), () -> {
                        TipText said = lines.apply(at);
                        return said.place() + ": " + said.value();
                    });
                }
            }
        }
    }

    private static int pixels(double logical, double screenScale) {
        return (int) Math.round(logical * screenScale);
    }
}
