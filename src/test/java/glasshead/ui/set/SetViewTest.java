package glasshead.ui.set;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.analysis.Spread;
import glasshead.engine.SetRow;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A set of 24 pairs on the given model, whose figures are known (reference/circuits), in the view.
@OnScreen
class SetViewTest {

    private static final Path IOI = Path.of("src/test/resources/reference/circuits/tiny-english/ioi.csv");

    @TempDir
    private Path folder;

    private InferenceService service;
    private Session session;
    private SetViewModel model;
    private Path file = IOI;

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine, List.of(Predictions.ANALYSIS));
        session = new Session(service, TinyEnglish.experiment("ioi"));
        model = new SetViewModel(session, service);
        stage.setScene(Picture.scene(new SetView(model, () -> Optional.of(file)), 900, 700, new ViewOptions()));
        stage.show();
        session.run();
    }

    @AfterEach
    void close() {
        onFx(() -> model.show(false));
        service.close();
    }

    private void shown(FxRobot robot) {
        onFx(() -> model.show(true));
        robot.clickOn("Open file…");
        complete("ioi.csv");
    }

    private void complete(String name) {
        until(() -> name.equals(model.name().get()) && model.findings().get() != null && model.state().get().isEmpty()
                && model.ablation().get() != null && model.ablation().get().complete());
        settle();
    }

    private static String text(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Label.class).getText();
    }

    @Test
    void figuresAreTheReferences(FxRobot robot) {
        shown(robot);
        assertEquals("+2.78", text(robot, ".set-figure"));
        assertTrue(robot.lookup("± 0.29").tryQuery().isPresent());
        assertEquals(24, robot.lookup(".set-dot").queryAll().size() + robot.lookup(".set-dot-negative").queryAll().size());
        PartRow strongest = robot.lookup((PartRow row) -> row.getAccessibleText().startsWith("L2H3,")).query();
        assertTrue(strongest.getAccessibleText().contains("+0.50 ± 0.30"), strongest.getAccessibleText());
    }

    @Test
    void anAblationOfTheSessionIsComparedInThreeWays(FxRobot robot) {
        shown(robot);
        onFx(() -> session.change(now -> now.plus(Intervention.zero(new Head(2, 4)))));
        until(() -> model.findings().get() != null && model.findings().get().changed().size() == 4 && model.state().get().isEmpty());
        settle();
        double zero = Spread.of(model.findings().get().changed().get(1).of(Metric.LOGIT_DIFFERENCE)).mean();
        double as = Spread.of(model.findings().get().changed().get(0).of(Metric.LOGIT_DIFFERENCE)).mean();
        assertEquals(zero, as, 1e-6, "the window's own is zero ablation");
        assertTrue(robot.lookup("resample").tryQuery().isPresent());
    }

    @Test
    @SuppressWarnings("unchecked") // the table holds rows of the set
    void enterOnARowOpensItsPrompt(FxRobot robot) {
        shown(robot);
        TableView<SetRow> table = robot.lookup(".set-prompts").queryAs(TableView.class);
        onFx(() -> {
            table.requestFocus();
            table.getSelectionModel().select(3);
        });
        robot.type(KeyCode.ENTER);
        assertEquals("When Anna and Alice went to the store, Anna gave a cake to", session.experiment().get().prompt().written());
        assertEquals(List.of(" Alice"), session.experiment().get().contrast().answers());
        assertFalse(session.experiment().get().other().isEmpty());
        assertEquals("+2.78", text(robot, ".set-figure"), "another prompt changes nothing of the set");
    }

    @Test
    void whatIsNoSetIsToldAndTheNextOneRuns(FxRobot robot) throws Exception {
        onFx(() -> model.show(true));
        file = Files.writeString(folder.resolve("broken.csv"), "x,y\n1,2\n");
        robot.clickOn("Open file…");
        until(() -> model.state().get().contains("no column 'clean'"));
        file = IOI;
        robot.clickOn("Open file…");
        complete("ioi.csv");
        assertEquals(Numbers.signed(2.78), text(robot, ".set-figure"));
    }
}
