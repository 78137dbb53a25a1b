package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// A window in which something is wrong.
@OnScreen
class LayoutFaultsTest {

    private static final String LONG = "a sentence for which there is no room at all";

    private final Pane page = new Pane();
    private Scene scene;

    @Start
    void open(Stage stage) {
        scene = new Scene(page, 300, 200);
        stage.setScene(scene);
        stage.show();
    }

    private List<String> faults(Node... nodes) {
        onFx(() -> page.getChildren().setAll(nodes));
        settle();
        return onFx(() -> LayoutFaults.in(page));
    }

    private static Label cut(String text) {
        Label label = new Label(text);
        label.setMaxWidth(60);
        label.setPrefWidth(60);
        return label;
    }

    private static void one(String beginning, List<String> faults) {
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.getFirst().startsWith(beginning), faults::toString);
    }

    @Test
    void cutTextIsToldWholeInEveryWindowThatWearsTheTheme() {
        one("cut and nowhere whole", faults(cut(LONG)));
        onFx(() -> Theme.wear(scene, new ViewOptions()));
        assertEquals(List.of(), faults(cut(LONG)));
        Label explained = cut(LONG);
        Tooltip tooltip = new Tooltip("what it means");
        explained.setTooltip(tooltip);
        assertEquals(List.of(), faults(explained));
        assertEquals(null, tooltip.getGraphic(), "as long as it is pointed at");
        Label hard = cut(LONG);
        hard.setTextOverrun(OverrunStyle.CLIP);
        one("cut without an ellipsis", faults(hard));
    }

    @Test
    void whatCanBeClickedIsInTheWindowOrCanBeScrolledThere() {
        Button outside = new Button("out");
        outside.setLayoutX(290);
        one("sticks out of Pane", faults(outside));
        Button below = new Button("below");
        below.setLayoutY(400);
        ScrollPane scroll = new ScrollPane(new Pane(below));
        scroll.setPrefSize(100, 100);
        assertEquals(List.of(), faults(scroll));
        onFx(() -> scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER));
        one("sticks out of ScrollPane", faults(scroll));
    }

    @Test
    void noTextLiesOnOther() {
        Label other = new Label("lies on it");
        other.setLayoutX(20);
        one("text upon text", faults(new Label("what was there"), other));
        other.setLayoutX(200);
        assertEquals(List.of(), faults(new Label("what was there"), other));
    }
}
