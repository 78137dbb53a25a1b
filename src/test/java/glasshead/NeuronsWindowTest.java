package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Beside;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// An MLP's bar unfolded into its neurons, in the whole window over the real engine.
@OnScreen
class NeuronsWindowTest {

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

    private static String title(FxRobot robot) {
        return onFx(() -> robot.lookup(".neurons .panel-title").queryAs(Label.class).getText());
    }

    @Test
    void theKeysUnfoldAnMlpAblateANeuronAndGoBack(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.look(view -> view.withBars(BarOrder.LAYER)));
        ListView<?> bars = robot.lookup(".plain-list").queryListView();
        robot.interact(() -> {
            bars.requestFocus();
            bars.getSelectionModel().select(8); // embedding, position, six heads
        });
        robot.type(KeyCode.RIGHT);
        assertEquals(Beside.NEURONS, session.view().get().beside().shown());
        until(() -> title(robot).startsWith("MLP 0: ") && !robot.lookup(".neuron-written").queryAs(Labeled.class).getText().isEmpty());
        String before = title(robot);
        ListView<?> neurons = onFx(() -> (ListView<?>) robot.lookup(".neurons .plain-list").query());
        robot.interact(() -> {
            neurons.requestFocus();
            neurons.getSelectionModel().select(0);
        });
        String name = onFx(() -> robot.lookup(".neuron-read").queryAs(Labeled.class).getText()).split(" ")[0];
        robot.type(KeyCode.A);
        untilRun();
        Intervention zero = new Intervention(Where.layer(Site.MLP_POST, 0).withNeuron(Integer.parseInt(name.replaceAll("L\\d+N", ""))),
                Positions.ALL, Action.Set.ZERO);
        assertEquals(List.of(zero), session.experiment().get().interventions());
        until(() -> title(robot).contains(" → "));
        robot.interact(session::undo);
        untilRun();
        until(() -> title(robot).equals(before));
        robot.interact(neurons::requestFocus);
        robot.type(KeyCode.BACK_SPACE);
        assertEquals(Beside.BARS, session.view().get().beside().shown());
    }

    @Test
    void aClickOnTheSignUnfoldsAndTheButtonFoldsAgain(FxRobot robot) {
        untilRun();
        robot.clickOn(onFx(() -> robot.lookup(".bar-unfold").queryAll().stream().filter(node -> node.isVisible()).findFirst()
                .orElseThrow()));
        assertEquals(Beside.NEURONS, session.view().get().beside().shown());
        until(() -> title(robot).startsWith("MLP "));
        String sum = onFx(() -> robot.lookup(".neurons .panel-footer .label").queryAllAs(Label.class).stream().map(Label::getText).filter(
                text -> text.startsWith("Neurons and output bias add up")).findFirst().orElseThrow());
        assertTrue(title(robot).contains(sum.replaceAll(".* ([+−]\\S+)\\.$", "$1")), sum);
        robot.clickOn(".neurons-back");
        assertEquals(Beside.BARS, session.view().get().beside().shown());
    }
}
