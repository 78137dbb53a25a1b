package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.OnScreen;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Dimension2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The room of a graph.
@OnScreen
class GraphScrollTest {

    private final ReadOnlyObjectWrapper<Dimension2D> least = new ReadOnlyObjectWrapper<>(new Dimension2D(0, 0));
    private Region graph;
    private GraphScroll scroll;

    @Start
    void start(Stage stage) {
        graph = new Region();
        scroll = new GraphScroll(graph, least.getReadOnlyProperty());
        stage.setScene(new Scene(scroll, 400, 300));
        stage.show();
    }

    @Test
    void aGraphIsAsLargeAsItsNamesNeedOrAsTheRoom() {
        settle();
        assertEquals(300, onFx(graph::getHeight), 2);
        onFx(() -> least.set(new Dimension2D(100, 900)));
        settle();
        assertEquals(900, onFx(graph::getHeight), 2);
        assertEquals(400, onFx(graph::getWidth), 30); // beside the bar
    }

    /// Else an idle window would lay itself out in every frame.
    @Test
    void whatHasItsPlaceIsNotLaidOutAgain() {
        settle();
        AtomicInteger layouts = new AtomicInteger();
        onFx(() -> scroll.needsLayoutProperty().subscribe((_, _) -> layouts.incrementAndGet()));
        settle();
        assertEquals(0, layouts.get());
    }
}
