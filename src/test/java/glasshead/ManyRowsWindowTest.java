package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.SetFindings;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole window about a set of ten thousand rows: what is there is shown while the rest runs, and everything can be done meanwhile.
@OnScreen
class ManyRowsWindowTest {

    private static final int ROWS = 10_000;

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

    /// Short ones, nearly all of them different.
    private static DataSet rows() {
        Random random = new Random(4);
        return new DataSet("many", IntStream.range(0, ROWS).mapToObj(_ -> new Example(new Prompt.Tokens(random.ints(3, 10, 1000).boxed()
                .toList()), Prompt.NONE, List.of("#5"), List.of("#6"))).toList());
    }

    private SetFindings found() {
        return Objects.requireNonNull(onFx(() -> wiring.setRun().findings().get()));
    }

    private TableView<?> table(FxRobot robot) {
        return robot.lookup(".set-prompts").queryAs(TableView.class);
    }

    @Test
    void isShownWhileItRunsStoppedScrolledClickedAndRunToTheEnd(FxRobot robot) {
        until(() -> session.findings().get() != null && !session.running().get());
        onFx(() -> session.change(now -> now.withSubject(Subject.OfSet.first(rows()))));
        until(() -> wiring.setRun().findings().get() != null);
        robot.interact(wiring.setRun()::cancel);
        int stoppedAt = found().answered();
        assertTrue(stoppedAt > 0 && stoppedAt < ROWS, stoppedAt + " answered");
        assertTrue(onFx(() -> wiring.setRun().state().get()).startsWith("Stopped at "));
        robot.interact(() -> {
            table(robot).scrollTo(ROWS - 1);
            table(robot).getSelectionModel().select(ROWS - 1);
        });
        until(() -> session.findings().get().experiment().subject().shown() == ROWS - 1 && !session.running().get());
        assertTrue(robot.lookup("10000 of 10000").tryQuery().isPresent());
        assertFalse(onFx(() -> wiring.setRun().running().get()), "another example asks nothing of the set");
        robot.interact(wiring.setRun()::again);
        until(() -> !wiring.setRun().running().get() && wiring.setRun().findings().get().answered() == ROWS);
        settle();
        onFx(() -> session.change(now -> now.toggled(new Head(2, 4))));
        until(() -> wiring.setRun().findings().get() != null && !wiring.setRun().findings().get().changed().isEmpty());
        assertTrue(robot.lookup((Label label) -> label.getText() != null && label.getText().startsWith("Memory ")).tryQuery().isPresent());
        onFx(session::undo);
        assertEquals(List.of(), onFx(() -> session.experiment().get().active()));
    }

    @Test
    void isEditedInItsTable(FxRobot robot) {
        until(() -> session.findings().get() != null && !session.running().get());
        onFx(() -> session.change(now -> now.withSubject(Subject.OfSet.first(rows()))));
        until(() -> wiring.setRun().findings().get() != null);
        robot.interact(wiring.setRun()::cancel);
        robot.clickOn("Edit…");
        until(() -> robot.lookup(".set-editor-table").tryQuery().isPresent());
        assertTrue(robot.lookup("10000 rows").tryQuery().isPresent());
        TableView<?> rows = robot.lookup(".set-editor-table").queryTableView();
        robot.interact(() -> {
            rows.scrollTo(ROWS - 1);
            rows.getSelectionModel().clearAndSelect(ROWS - 1);
        });
        robot.clickOn("Delete rows");
        until(() -> session.experiment().get().set().size() == ROWS - 1);
        until(() -> robot.lookup("9999 rows").tryQuery().isPresent());
        onFx(session::undo);
        assertEquals(ROWS, onFx(() -> session.experiment().get().set().size()));
    }
}
