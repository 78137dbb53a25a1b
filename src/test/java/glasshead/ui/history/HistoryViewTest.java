package glasshead.ui.history;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.view.Looked;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The history with keys and mouse.
@OnScreen
class HistoryViewTest {

    private final Session session = GivenRuns.session(4, 6, 15);
    private final Experiment first = session.experiment().get();
    private final Experiment ablated = first.toggled(new Head(2, 4));
    private final List<Experiment> compared = new ArrayList<>();

    @Start
    void open(Stage stage) {
        session.lookedAt().add(first, 13.58);
        session.lookedAt().add(ablated, -1.36);
        HistoryViewModel model = new HistoryViewModel(session, new SimpleObjectProperty<SetFindings>(), (one, other) -> compared.addAll(List
                .of(one, other)), new ManualClock());
        Scene scene = new Scene(new HistoryView(model, () -> {}), 400, 600);
        Theme.wear(scene, new ViewOptions());
        stage.setScene(scene);
        stage.show();
    }

    @SuppressWarnings("unchecked") // it is a list of these
    private static ListView<Looked> list(FxRobot robot) {
        return robot.lookup(".list-view").queryAs(ListView.class);
    }

    @Test
    void aClickGoesThereAndSoDoesEnter(FxRobot robot) {
        robot.clickOn(HistoryViewModel.done(session.lookedAt().states().getLast()));
        until(() -> session.experiment().get().equals(ablated));
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(0));
        robot.interact(list(robot)::requestFocus);
        robot.type(KeyCode.ENTER);
        until(() -> session.experiment().get().equals(first));
    }

    @Test
    void twoSelectedAreComparedAndANoteIsKept(FxRobot robot) {
        Button compare = robot.lookup("Compare").queryButton();
        assertTrue(compare.isDisabled(), "one state is nothing to compare");
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(1));
        TextField note = robot.lookup(".text-field").queryAs(TextField.class);
        robot.interact(() -> note.setText("flips the answer"));
        robot.interact(() -> session.lookedAt().add(ablated, -1.37));
        assertEquals("flips the answer", note.getText(), "what is typed stays when the number comes anew");
        robot.interact(note::requestFocus);
        robot.type(KeyCode.ENTER);
        assertEquals("flips the answer", session.lookedAt().states().getLast().note());
        robot.interact(() -> list(robot).getSelectionModel().selectAll());
        assertFalse(compare.isDisabled());
        robot.clickOn(compare);
        until(() -> compared.equals(List.of(first, ablated)));
    }
}
