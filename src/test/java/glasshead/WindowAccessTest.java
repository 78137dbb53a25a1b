package glasshead;

import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Shown;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.picture.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole window without a mouse and without eyes: the way of the Tab key, what has the focus is seen, and what pictures tell a screen
/// reader.
@OnScreen
class WindowAccessTest {

    private static final int MOST_STOPS = 80;
    /// Pixels: the mark at the foot of the token row is the smallest.
    private static final int LEAST_RING = 60;

    private final ViewOptions options = new ViewOptions();
    private final ManualClock clock = new ManualClock();
    private Wiring wiring;
    private Scene scene;

    @Start
    void open(Stage stage) {
        Models models = new Models(TestModels.GIVEN);
        Experiment example = models.example("tiny-english");
        Experiment two = example.withOther(new Prompt.Text("When Mary met Tom")).toggled(new Head(2, 4));
        wiring = new Wiring(models, Shown.first(two), options, _ -> {}, clock);
        RealWindow.show(stage, wiring, options);
        scene = stage.getScene();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun() throws Exception {
        until(() -> wiring.session().findings().get() != null && !wiring.session().running()
                .get());
    }

    @Test
    void theTabKeyGoesFromTopToBottomAndReachesEverything(FxRobot robot) throws Exception {
        untilRun();
        List<Node> stops = tour(robot);
        assertEquals(List.of("Prompt", "tokens of the prompt", "Start from the first prompt", "Remove the second prompt", "Second prompt",
                "tokens of the second prompt", "·Mary", "×", "+", "over", "·John", "×", "+",
                "Pattern", "Heads: fill the window", "Heads: more", "L0H0, attribution +0.01",
                "Heatmap", "L2H5: fill the window", "L2H5: more", "Attention", "after", "hide BOS", "follow hover", "Why?",
                "Heatmap of L2H5",
                "Zoom in (+", "Zoom out (−)",
                "Fit (0)",
                "Size", "What pushes ·Mary over ·John: fill the window", "What pushes ·Mary over ·John: more",
                "Parts of the model by what they push",
                "Next token: fill the window", "Next token: more", "Most probable next tokens",
                "Where this number comes from: fill the window", "Where this number comes from: more",
                "tiny-english · 4 layers × 6 heads", "Library…", "File", "Reset", "Interventions", "Second prompt", "Export",
                "View",
                "Help", "Heads", "History", "Prompt"),
                stops.stream().map(WindowAccessTest::name).toList());
    }

    @Test
    void theDrawerIsReachedByKeysAndEscClosesIt(FxRobot robot) throws Exception {
        untilRun();
        robot.interact(() -> scene.getRoot().requestFocus());
        robot.push(KeyCode.I);
        assertTrue(tour(robot).stream().map(WindowAccessTest::name).toList().containsAll(List.of("+ Add", "Close the interventions",
                "L2H4: zero, Δ −4.72", "L2H4: zero", "zero", "all positions ▾")));
        robot.interact(() -> scene.getRoot().lookup(".line-row").requestFocus());
        robot.push(KeyCode.ESCAPE);
        assertFalse(options.interventions().get());
        assertFalse(scene.getRoot().lookup(".interventions").isVisible());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHasTheFocusIsSeen(boolean dark, FxRobot robot) throws Exception {
        untilRun();
        robot.interact(() -> options.dark().set(dark));
        List<String> unseen = new ArrayList<>();
        Node first = scene.getFocusOwner();
        Node focused = null;
        WritableImage now = picture(robot);
        int stops = 0;
        for (; stops < MOST_STOPS && focused != first; stops++) {
            WritableImage before = now;
            robot.push(KeyCode.TAB);
            settle();
            focused = scene.getFocusOwner();
            now = picture(robot);
            if (changed(before, now, focused.localToScene(focused.getLayoutBounds())) < LEAST_RING) {
                unseen.add(name(focused));
            }
        }
        assertEquals(List.of(), unseen);
        assertTrue(stops > 35, stops + " stops");
        WritableImage[] print = new WritableImage[1];
        robot.interact(() -> print[0] = Pictures.of(scene.getRoot(), 2));
        Pictures.write(print[0], Path.of("target", "window-print" + (dark ? "-dark" : "") + ".png"));
    }

    private WritableImage picture(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        return image[0];
    }

    /// How many pixels differ in and right around a place.
    private static int changed(WritableImage before, WritableImage now, Bounds place) {
        int changed = 0;
        for (int y = (int) Math.max(0, place.getMinY() - 4); y < Math.min(now.getHeight(), place.getMaxY() + 4); y++) {
            for (int x = (int) Math.max(0, place.getMinX() - 4); x < Math.min(now.getWidth(), place.getMaxX() + 4); x++) {
                changed += before.getPixelReader().getArgb(x, y) == now.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return changed;
    }

    @Test
    void everyPictureSaysWhatItShows(FxRobot robot) throws Exception {
        untilRun();
        List<String> silent = all(scene.getRoot()).filter(PixelCanvas.class::isInstance).filter(WindowAccessTest::isShown)
                .filter(canvas -> Stream.of(canvas, canvas.getParent()).noneMatch(node -> node
                        .getAccessibleRole() == AccessibleRole.IMAGE_VIEW
                        && node.getAccessibleText() != null && node.getAccessibleText().length() > "Colours".length()))
                .map(canvas -> canvas.getParent().toString()).toList();
        assertEquals(List.of(), silent);
        assertTrue(all(scene.getRoot()).filter(PixelCanvas.class::isInstance).count() > 3);
        List<Panel> panels = all(scene.getRoot()).filter(Panel.class::isInstance).map(Panel.class::cast).toList();
        assertTrue(panels.size() >= 6, panels::toString);
        panels.forEach(panel -> assertFalse(panel.title().get().isBlank(), panel::toString));
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(WindowAccessTest::all) : Stream.empty());
    }

    /// From the prompt, once around.
    private List<Node> tour(FxRobot robot) {
        List<Node> stops = new ArrayList<>();
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        Node at = scene.getFocusOwner();
        while (!stops.contains(at) && stops.size() < MOST_STOPS) {
            stops.add(at);
            robot.push(KeyCode.TAB);
            at = scene.getFocusOwner();
        }
        return stops;
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        return (text.isBlank() ? node.getAccessibleText() : text).replaceFirst("(; |, or |, attention).*", "");
    }
}
