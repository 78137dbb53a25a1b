package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.WeightsTopic;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.weights.WeightsPage;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The workspace of the weights, in the whole window over the real engine.
@OnScreen
class WeightsWindowTest {

    private Wiring wiring;
    private Session session;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.show(stage, new ManualClock());
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun() {
        RealWindow.untilRun(session);
    }

    private void show(FxRobot robot, WeightsTopic topic) {
        robot.interact(() -> session.look(view -> view.withWeights(view.weights().withTopic(topic))));
        robot.type(KeyCode.DIGIT6);
        assertEquals(Workspace.WEIGHTS, session.view().get().workspace());
    }

    private static String title(FxRobot robot) {
        return onFx(() -> robot.lookup(".weights .panel-title").queryAs(Labeled.class).getText());
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".weights-table").queryTableView();
    }

    private static String cells(FxRobot robot) {
        return onFx(() -> table(robot).getItems().stream().map(row -> ((WeightsPage.Row) row).cells().toString())
                .collect(Collectors.joining("\n")));
    }

    @Test
    void wordsAreTypedARowIsChosenAndTheListIsSearched(FxRobot robot) {
        untilRun();
        show(robot, WeightsTopic.OV);
        until(() -> title(robot).startsWith("L0H0 OV of "));
        robot.interact(() -> {
            TextField words = robot.lookup(".weights-words").query();
            words.setText("·Mary ·John nosuchtoken");
            words.fireEvent(new ActionEvent());
        });
        assertTrue(onFx(() -> robot.lookup(".weights-problem").queryAs(Labeled.class).getText()).startsWith(
                "‘nosuchtoken’ is not one token"));
        robot.interact(() -> {
            TextField words = robot.lookup(".weights-words").query();
            words.setText("·Mary ·John");
            words.fireEvent(new ActionEvent());
        });
        until(() -> title(robot).equals("L0H0 OV of ·Mary"));
        assertEquals(List.of(" Mary", " John"), session.view().get().weights().words());
        HeatmapCanvas matrix = robot.lookup(".weights .heatmap").query();
        robot.interact(() -> matrix.lockedRow().set(1));
        until(() -> title(robot).equals("L0H0 OV of ·John"));
        robot.interact(() -> robot.lookup(".weights-search").queryTextInputControl().setText("mary"));
        until(() -> cells(robot).contains("·Mary") && !cells(robot).contains("·John"));
        robot.interact(() -> {
            ComboBox<Head> head = robot.lookup(".weights-head").queryComboBox();
            head.setValue(new Head(2, 4));
        });
        until(() -> title(robot).equals("L2H4 OV of ·John"));
    }

    /// Bytes of an emoji and line breaks have labels that are no text.
    @Test
    void tokensThatAreNoTextAreReadAndTypedByTheirLabels(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.withPrompt(new Prompt.Text("Ben \uD83C\uDF55\nand"))));
        untilRun();
        show(robot, WeightsTopic.OV);
        until(() -> title(robot).startsWith("L0H0 OV of "));
        TextField words = robot.lookup(".weights-words").query();
        String written = words.getText();
        assertTrue(written.contains("\\xF0 \\x9F \\x8D \\x95 ⏎"), written);
        robot.interact(() -> {
            words.setText("\\x9F ⏎ ·and");
            words.fireEvent(new ActionEvent());
        });
        assertEquals("", onFx(() -> robot.lookup(".weights-problem").queryAs(Labeled.class).getText()));
        until(() -> title(robot).equals("L0H0 OV of \\x9F"));
        assertEquals("\\x9F ⏎ ·and", words.getText());
    }

    /// Its name for people is not the one that it is asked by.
    @Test
    void aModelInAFolderIsReadToo(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.withModel(TestModels.GIVEN.resolve("tiny-english").toAbsolutePath().toString())));
        untilRun();
        show(robot, WeightsTopic.OV);
        until(() -> title(robot).startsWith("L0H0 OV of "));
    }

    @Test
    void rawWeightsAreNotReadAndThatIsSaid(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.withOptions(now.options().withRawWeights(true))));
        untilRun();
        show(robot, WeightsTopic.OV);
        assertEquals("Weights are read as they are processed: choose processed weights in the model's list.", onFx(() -> robot.lookup(
                ".weights .waiting-label").queryAs(Labeled.class).getText()));
        robot.interact(() -> session.change(now -> now.withOptions(now.options().withRawWeights(false))));
        until(() -> title(robot).startsWith("L0H0 OV of "));
    }

    @Test
    void skipTrigramsAreSearchedWithProgress(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.withModel("attn-only-2l")));
        untilRun();
        show(robot, WeightsTopic.TRIGRAMS);
        assertTrue(onFx(() -> robot.lookup(".weights .waiting-label").queryAs(Labeled.class).getText()).startsWith("Search for source"));
        robot.clickOn(".weights-flip");
        until(() -> robot.lookup(".weights-flip").queryAs(Labeled.class).getText().equals("Search all pairs") && title(robot).equals(
                "L0H0 skip-trigrams"));
        assertEquals(60, onFx(() -> table(robot).getItems().size()));
    }

    @Test
    void pathsAddUpAndEachTellsItsTokens(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.withModel("attn-only-2l")));
        untilRun();
        show(robot, WeightsTopic.PATHS);
        until(() -> title(robot).contains(" paths add up to "));
        assertEquals(onFx(() -> table(robot).getItems().size()), Integer.parseInt(title(robot).split(" ")[0]));
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        until(() -> robot.lookup(".weights-detail").queryAllAs(Labeled.class).stream().anyMatch(label -> label.getText().contains(
                " raises ")));
    }

    @Test
    void aModelWithMlpsIsToldSo(FxRobot robot) {
        untilRun();
        show(robot, WeightsTopic.PATHS);
        assertTrue(onFx(() -> robot.lookup(".weights .waiting-label").queryAs(Labeled.class).getText()).startsWith(
                "Paths are told of models of at most two layers and without MLPs"));
    }
}
