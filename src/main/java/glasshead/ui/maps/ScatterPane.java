package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.view.MapFamily;
import glasshead.pixels.Area;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Ablation effect against direct attribution, a point for each head. What the keyboard needs is all in the grids beside it.
final class ScatterPane extends Region {

    private final MapsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    ScatterPane(MapsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("map-scatter");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Ablation effect against direct attribution");
        setMinSize(0, 0);
        getChildren().add(canvas);
        setOnMouseMoved(this::moved);
        setOnMouseExited(event -> model.selection().hovered().set(null));
        setOnMouseClicked(this::clicked);
        model.picture().addListener((property, before, now) -> canvas.repaint());
        model.scattered().subscribe(canvas::repaint);
        model.selection().hovered().subscribe(canvas::repaint);
        model.session().experiment().subscribe(canvas::repaint);
        options.dark().subscribe(canvas::repaint);
        options.largeText().subscribe(canvas::repaint);
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /// Nothing while the chosen ablation is not computed.
    @Nullable
    ScatterLayout points() {
        Picture picture = model.picture().get();
        EffectMap map = picture == null || picture.sheet().question().family() != MapFamily.ABLATION ? null
                : picture.sheet().map(model.scattered().get());
        if (map == null || picture.sheet().attribution() == null) {
            return null;
        }
        double line = new LabelText(CanvasFonts.token(options)).lineHeight();
        double left = new LabelText(CanvasFonts.small(options)).width(ScatterPainter.WIDEST_NUMBER) + 1.8 * line;
        return new ScatterLayout(Scatter.of(map, picture.sheet().attribution()),
                new Area(Math.round(left), Math.round(line / 2), Math.max(1, Math.round(getWidth() - left - 2)),
                        Math.max(1, Math.round(getHeight() - 1.9 * line))));
    }

    private void paint(Graphics graphics, double width, double height) {
        ScatterLayout layout = points();
        if (layout != null) {
            new ScatterPainter(graphics, layout, Tones.of(options), new LabelText(CanvasFonts.token(options)), CanvasFonts.small(options))
                    .paint(model.selection().hovered().get(), model.live());
        }
    }

    private void moved(MouseEvent event) {
        Scatter.Point point = points() == null ? null : points().at(event.getX(), event.getY());
        setCursor(point == null ? Cursor.DEFAULT : Cursor.HAND);
        model.selection().hovered().set(point == null ? null : point.head());
    }

    private void clicked(MouseEvent event) {
        ScatterLayout points = points();
        Scatter.Point point = points == null ? null : points.at(event.getX(), event.getY());
        if (points != null && point != null && event.getButton() == MouseButton.PRIMARY) {
            model.click(points.scatter().map(), point.cell(), event.isShiftDown() || event.isShortcutDown());
        }
    }
}
