package glasshead;

import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.checkpoint.DriftingTraining;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.engine.Findings;
import glasshead.engine.Models;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Shown;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Through a model's training with mouse and keyboard, over the real engine.
@OnScreen
class TimelineWindowTest {

    private static final int PLACES = 5;
    /// As long as each place is shown, at least.
    private static final Duration A_LOOK = Duration.ofMillis(300);

    private final ViewOptions options = new ViewOptions();
    private Path folder;
    private final ManualClock clock = new ManualClock();
    private Wiring wiring;
    private Session session;
    private Stage stage;

    @Start
    void open(Stage shown) throws IOException {
        stage = shown;
        folder = Files.createTempDirectory("timeline");
        new DriftingTraining(new RandomCheckpoint(2, 32, 60).write(folder.resolve("models/small")), PLACES).write(folder.resolve(
                "scratch"));
        new DriftingTraining(new RandomCheckpoint(2, 32, 60).write(folder.resolve("models/other")), PLACES, 70).write(folder.resolve(
                "scratch-of-other"));
        new RandomCheckpoint(2, 32, 60).write(folder.resolve("models/plain"));
        Experiment first = new Experiment("small", new Prompt.Tokens(List.of(3, 7, 9, 12)), Prompt.NONE, new Contrast(List.of("#5"), List
                .of("#8"), Contrast.LAST),
                List.of(), Options.DEFAULT);
        wiring = new Wiring(new Models(folder.resolve("models")), Shown.first(first), options, _ -> {}, clock);
        session = wiring.session();
        RealWindow.show(stage, wiring, options);
    }

    @AfterEach
    void close() throws IOException {
        wiring.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private Findings found() {
        return session.findings().get();
    }

    private void untilRunAt(String model) {
        until(() -> found() != null && found().experiment().equals(session.experiment().get()) && found().experiment().model().equals(
                model));
    }

    private double difference() {
        return found().baseline().get(Predictions.ANALYSIS).logitDifference();
    }

    private Node lookup(String selector) {
        return stage.getScene().lookup(selector);
    }

    private String step() {
        return ((Label) lookup("#timeline-step")).getText();
    }

    @Test
    void draggingTheSliderIsFollowedAndUndoneAtOnce(FxRobot robot) {
        untilRunAt("small");
        assertEquals("step 1,600, trained", step());
        double trained = difference();
        robot.drag(lookup(".timeline-slider .thumb"), MouseButton.PRIMARY);
        for (int i = 0; i < 20; i++) {
            robot.moveBy(-40, 0);
        }
        robot.drop();
        untilRunAt("small@0");
        assertEquals("step 0 of 1,600", step());
        assertNotEquals(trained, difference(), 0.02);
        assertTrue(found().model().title().startsWith("small@0 · 2 layers"), found().model().title());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        untilRunAt("small");
        assertEquals(trained, difference(), 1e-5);
        assertFalse(session.history().canUndo().get());
    }

    @Test
    void arrowsStepAndSpacePlays(FxRobot robot) {
        untilRunAt("small");
        robot.interact(() -> lookup(".timeline-slider").requestFocus());
        robot.push(KeyCode.LEFT);
        untilRunAt("small@900");
        robot.push(KeyCode.HOME);
        untilRunAt("small@0");
        List<String> passed = new ArrayList<>();
        robot.interact(() -> session.findings().subscribe((_, found) -> passed.add(found.experiment().model())));
        robot.push(KeyCode.SPACE);
        for (String place : List.of("small@100", "small@400", "small@900", "small")) {
            untilRunAt(place);
            robot.interact(() -> clock.pass(A_LOOK));
        }
        assertEquals(List.of("small@100", "small@400", "small@900", "small"), passed);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        untilRunAt("small@0");
    }

    @Test
    void theAxisNamesTheStepsOfTheModelThatIsShown(FxRobot robot) {
        untilRunAt("small");
        untilAxisIs(List.of("0", "100", "400", "900", "1.6k"));
        robot.interact(() -> session.change(now -> now.withModel("other")));
        untilRunAt("other");
        untilAxisIs(List.of("0", "70", "280", "630", "1.1k"));
        robot.interact(session::undo);
        untilRunAt("small");
        untilAxisIs(List.of("0", "100", "400", "900", "1.6k"));
    }

    /// Its numbers fade out and in.
    private void untilAxisIs(List<String> steps) {
        until(() -> axis().equals(steps));
    }

    private List<String> axis() {
        return lookup(".timeline-slider").lookupAll(".axis Text").stream().map(node -> (Text) node)
                .filter(Node::isVisible).sorted(Comparator.comparingDouble((Text text) -> text.localToScene(text.getBoundsInLocal())
                        .getMinX()))
                .map(Text::getText).filter(text -> !text.isEmpty()).toList();
    }

    @Test
    void aPressOnTheCurvesGoesThere(FxRobot robot) {
        untilRunAt("small");
        robot.clickOn(".timeline-chart");
        untilRunAt("small@400");
        robot.clickOn("#timeline-trained");
        untilRunAt("small");
    }

    @Test
    void twoStepsAreCompared(FxRobot robot) {
        untilRunAt("small");
        MenuButton compare = (MenuButton) lookup("#timeline-compare");
        robot.interact(compare::show);
        robot.interact(() -> compare.getItems().getLast().fire());
        until(() -> comparing().isPresent() && differing().contains("small | small@0"));
        assertEquals("small", session.experiment().get().model());
    }

    private static Optional<Stage> comparing() {
        return List.copyOf(Window.getWindows()).stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> "Compare".equals(stage.getTitle())).findFirst();
    }

    private static String differing() {
        return ((Label) comparing().orElseThrow().getScene().lookup(".compare-differing")).getText();
    }

    @Test
    void theStripFoldsAndIsAwayWithoutTraining(FxRobot robot) {
        untilRunAt("small");
        double open = lookup(".timeline").getLayoutBounds().getHeight();
        robot.clickOn(".timeline-fold");
        settle();
        assertTrue(options.settings().timelineFolded());
        until(() -> lookup(".timeline").getLayoutBounds().getHeight() < open / 1.5);
        assertFalse(lookup(".timeline-chart").isVisible());
        robot.interact(() -> session.change(now -> now.withModel("plain")));
        untilRunAt("plain");
        assertFalse(lookup(".timeline").isVisible());
    }
}
