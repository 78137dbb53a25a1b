package glasshead.ui.circuit;

import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Dimension2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Boxes of a model on a canvas that can have the focus, and the size that their names need.
abstract class BoxesPane extends Region {

    private static final Dimension2D NOTHING = new Dimension2D(0, 0);

    private final ViewOptions options;
    private final ReadOnlyObjectWrapper<Dimension2D> least = new ReadOnlyObjectWrapper<>(NOTHING);
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);

    BoxesPane(String styleClass, ViewOptions options) {
        this.options = options;
        getStyleClass().add(styleClass);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        getChildren().add(canvas);
        options.dark().subscribe(this::repaint);
        options.largeText().subscribe(this::refresh);
        focusVisibleProperty().subscribe(this::repaint);
    }

    /// Nothing while there is no circuit.
    abstract @Nullable GraphLayout places();

    abstract void paint(Graphics graphics, GraphLayout layout, Tones tones);

    /// What a screen reader says of it.
    abstract String spoken();

    /// Size in which names can be read.
    final ReadOnlyObjectProperty<Dimension2D> least() {
        return least.getReadOnlyProperty();
    }

    /// Some boxes where they have room.
    final GraphLayout laidOut(Shown shown, Set<GraphNode> boxes) {
        return new GraphLayout(shown.graph(), boxes, getWidth(), getHeight(), Fonts.size(options.largeText().get()));
    }

    final void repaint() {
        canvas.repaintOverlay();
    }

    final void refresh() {
        repaint();
        GraphLayout layout = places();
        LabelText names = new LabelText(CanvasFonts.small(options));
        least.set(layout == null ? NOTHING : new Dimension2D(Math.ceil(layout.leastWidth(names::width)), Math.ceil(layout.leastHeight(names
                .lineHeight()))));
        setAccessibleText(spoken());
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint(Graphics graphics, double width, double height) {
        GraphLayout layout = places();
        if (layout == null) {
            return;
        }
        Tones tones = Tones.of(options);
        paint(graphics, layout, tones);
        if (isFocusVisible()) {
            graphics.setStroke(tones.accent());
            graphics.setLineWidth(1);
            graphics.strokeRect(.5, .5, width - 1, height - 1);
        }
    }
}
