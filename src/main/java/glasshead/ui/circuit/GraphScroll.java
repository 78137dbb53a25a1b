package glasshead.ui.circuit;

import javafx.beans.property.ReadOnlyDoubleProperty;
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
    private final ReadOnlyDoubleProperty least;
    private double zoom = 1;

    /// @param least height in which names can be read
    GraphScroll(Region graph, ReadOnlyDoubleProperty least) {
        super(graph);
        this.graph = graph;
        this.least = least;
        getStyleClass().add("circuit-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setMinSize(0, 0);
        setFocusTraversable(false); // the graph is
        viewportBoundsProperty().subscribe(this::fit);
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
        graph.setMinWidth(zoom == 1 ? 0 : Math.floor(zoom * getViewportBounds().getWidth()));
        graph.setMinHeight(Math.max(least.get(), zoom == 1 ? 0 : Math.floor(zoom * getViewportBounds().getHeight())));
    }
}
