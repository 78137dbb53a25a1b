package glasshead.ui.panel;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Pictures;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class PanelTest {

    private static final String LONG = "how much each query token (row) attends to each key token (column); rows sum to 1, "
            + "causal, no units";

    private final ViewOptions options = new ViewOptions();
    private final SimpleStringProperty view = new SimpleStringProperty("Heatmap");
    private final List<EventType<? extends Event>> asked = new ArrayList<>();
    private Panel panel;
    private Button inside;
    private Segmented<String> segments;
    private Stage stage;

    @Start
    void open(Stage window) {
        stage = window;
        panel = new Panel("L2H4");
        inside = new Button("inside");
        segments = new Segmented<>(List.of("Heatmap", "Arcs", "Text"), String::toString, "Show the pattern as "::concat, view);
        panel.controls().getChildren().setAll(segments);
        panel.legendControls().getChildren().add(new CheckBox("hide BOS"));
        panel.legend().set(LONG);
        panel.remark().set("ablated: zero");
        panel.setContent(new StackPane(inside));
        panel.addEventHandler(PanelEvent.ANY, event -> {
            if (event.getEventType() != PanelEvent.ARRIVED) {
                asked.add(event.getEventType());
            }
        });
        StackPane root = new StackPane(panel);
        root.setStyle("-fx-padding: 12px");
        Scene scene = new Scene(root, 560, 300);
        Theme.wear(scene, options);
        window.setScene(scene);
        window.setWidth(560);
        window.setHeight(300);
        window.show();
    }

    @Test
    void looks(FxRobot robot) throws IOException {
        panelPicture(robot, "wide");
        robot.interact(() -> stage.setWidth(330));
        panelPicture(robot, "narrow");
        robot.interact(() -> options.dark().set(true));
        robot.interact(() -> options.largeText().set(true));
        panelPicture(robot, "narrow-dark-large");
    }

    @Test
    void aLongTitleLeavesTheControlsWhereTheyAre(FxRobot robot) {
        double before = segments.localToScene(0, 0).getX();
        robot.interact(() -> panel.title().set("What pushes a very long answer of several tokens over a longer distractor"));
        assertEquals(before, segments.localToScene(0, 0).getX());
        assertTrue(segments.localToScene(segments.getBoundsInLocal()).getMaxX() < 560);
    }

    @Test
    void whereItIsNarrowTheControlsGetALineOfTheirOwn(FxRobot robot) {
        robot.interact(() -> stage.setWidth(300));
        settle();
        Label title = robot.lookup(".panel-title").queryAs(Label.class);
        assertTrue(segments.localToScene(0, 0).getY() >= title.localToScene(0, title.getHeight()).getY());
    }

    @Test
    void theMenuOpensByKeyAndAsksTheWindow(FxRobot robot) {
        robot.interact(() -> panel.setTable(() -> new DataTable("t", List.of("a"), List.of())));
        robot.interact(inside::requestFocus);
        robot.press(KeyCode.SHIFT, KeyCode.F10).release(KeyCode.F10, KeyCode.SHIFT);
        PanelMenu menu = robot.lookup(".panel-menu").queryAs(PanelMenu.class);
        assertTrue(menu.isShowing());
        robot.interact(() -> menu.getItems().stream().filter(MenuItem::isVisible).forEach(MenuItem::fire));
        assertEquals(List.of(PanelEvent.COPY_PICTURE, PanelEvent.SAVE_PNG, PanelEvent.SAVE_SVG, PanelEvent.SHOW_TABLE,
                PanelEvent.COPY_TABLE, PanelEvent.SAVE_CSV, PanelEvent.SAVE_JSON), asked);
    }

    @Test
    void fillingTheWindowIsThereOnceItIsOffered(FxRobot robot) {
        assertFalse(robot.lookup(".panel-enlarge").query().isVisible());
        robot.interact(panel::offerEnlarging);
        robot.clickOn(".panel-enlarge");
        robot.interact(() -> robot.lookup(".panel-menu").queryAs(PanelMenu.class).getItems().getFirst().fire());
        assertEquals(List.of(PanelEvent.ENLARGE, PanelEvent.ENLARGE), asked);
    }

    @Test
    void withoutATableOnlyThePictureIsOnOffer(FxRobot robot) {
        PanelMenu menu = robot.lookup(".panel-menu").queryAs(PanelMenu.class);
        assertEquals(List.of(false, false, false, true, true, true, true), menu.getItems().stream().filter(MenuItem::isVisible)
                .map(MenuItem::isDisable).toList());
    }

    @Test
    void exactlyOneSegmentIsOn(FxRobot robot) {
        robot.clickOn("Arcs");
        assertEquals("Arcs", view.get());
        robot.clickOn("Arcs");
        assertEquals(List.of(false, true, false), selected());
        robot.interact(() -> view.set("Text"));
        assertEquals(List.of(false, false, true), selected());
    }

    @Test
    void whereNotEvenTheButtonsFitAMenuHasTheChoices(FxRobot robot) throws IOException {
        robot.interact(() -> panel.setMaxWidth(170));
        settle();
        panelPicture(robot, "very-narrow");
        assertFalse(segments.lookup(".segmented").isVisible());
        MenuButton menu = robot.from(segments).lookup(".menu-button").queryAs(MenuButton.class);
        assertEquals("Heatmap", menu.getText());
        robot.interact(() -> menu.getItems().get(1).fire());
        assertEquals("Arcs", view.get());
        assertEquals("Arcs", menu.getText());
        robot.interact(() -> panel.setMaxWidth(Double.MAX_VALUE));
        settle();
        assertFalse(menu.isVisible());
        assertEquals(List.of(false, true, false), selected());
    }

    @Test
    void theTitleWinsOverTheRemark(FxRobot robot) {
        Label title = robot.lookup(".panel-title").queryAs(Label.class);
        Label remark = robot.lookup(".panel-remark").queryAs(Label.class);
        for (int width = 560; width >= 110; width -= 30) {
            double room = width;
            robot.interact(() -> panel.setMaxWidth(room));
            settle();
            assertFalse(title.isTextTruncated(), () -> "L2H4 is cut in a panel of " + room);
            assertTrue(!remark.isVisible() || remark.getWidth() > 30, () -> "a scrap of a remark in a panel of " + room);
        }
        assertFalse(remark.isVisible());
    }

    private List<Boolean> selected() {
        return segments.buttons().stream().map(ToggleButton::isSelected).toList();
    }

    private void panelPicture(FxRobot robot, String name) throws IOException {
        settle();
        byte[][] png = new byte[1][];
        robot.interact(() -> png[0] = Pictures.png(Pictures.of(stage.getScene().getRoot(), 2)));
        assertFalse(robot.lookup(".panel-title").queryAs(Label.class).isTextTruncated(), name);
        Bounds choices = segments.localToScene(segments.getLayoutBounds());
        assertTrue(panel.localToScene(panel.getLayoutBounds()).contains(choices), () -> name + ": " + choices);
        Files.write(Path.of("target", "panel-" + name + ".png"), png[0]);
    }
}
