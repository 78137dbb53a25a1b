package glasshead.ui.circuit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Dimension2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// Keeps a graph so large that its names can be read, and scrolls where there is no room; Ctrl and the wheel, or + and -, make it larger
/// and smaller, 0 as large as it was.
final class GraphScroll extends ScrollPane {

    private static final double STEP = 1.2;
    private static final double MOST = 6;

    private final Region graph;
    private final ReadOnlyObjectProperty<Dimension2D> least;
    private double zoom = 1;

    /// @param least size in which names can be read
    GraphScroll(Region graph, ReadOnlyObjectProperty<Dimension2D> least) {
        super(graph);
        this.graph = graph;
        this.least = least;
        getStyleClass().add("circuit-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setMinSize(0, 0);
        setFocusTraversable(false); // the graph is
        // When they change, not at each layout, which tells them again: what is set asks for the next one, without an end.
        viewportBoundsProperty().subscribe((_, _) -> fit());
        least.subscribe(this::fit);
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.isShortcutDown() && event.getDeltaY() != 0) {
                zoom(event.getDeltaY() > 0 ? zoom * STEP : zoom / STEP);
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            switch (event.getCharacter()) {
                case "+" -> zoom(zoom * STEP);
                case "-" -> zoom(zoom / STEP);
                case "0" -> zoom(1);
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    private void zoom(double changed) {
        zoom = Math.clamp(changed, 1, MOST);
        fit();
    }

    private void fit() {
        graph.setMinWidth(size(least.get().getWidth(), getViewportBounds().getWidth()));
        graph.setMinHeight(size(least.get().getHeight(), getViewportBounds().getHeight()));
    }

    /// No more than can be read where nothing is made larger, so that it fits whenever there is room.
    private double size(double readable, double there) {
        return zoom == 1 ? readable : Math.floor(zoom * Math.max(readable, there));
    }
}
