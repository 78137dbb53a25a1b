package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.NeuronActivations;
import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Neuron;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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
    void theChosenNeuronHasItsLineHoweverWeakAndItsValueAtEachToken(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.look(view -> view.withBeside(view.beside().unfolding(3))));
        until(() -> title(robot).startsWith("MLP 3: ") && names(robot).size() > 40);
        int weak = IntStream.range(0, 512).filter(neuron -> !names(robot).contains("L3N" + neuron)).findFirst().orElseThrow();
        robot.interact(() -> session.look(view -> view.withBeside(view.beside().unfolding(new Neuron(3, weak)))));
        String name = "L3N" + weak;
        until(() -> names(robot).contains(name) && said(robot).startsWith(name + " at each token, most at "));
        AtomicReference<NeuronActivations> known = new AtomicReference<>();
        robot.interact(() -> session.ask(this, Side.BEFORE, new NeuronActivations.Of(new Neuron(3, weak)), known::set));
        until(() -> known.get() != null);
        double most = Arrays.stream(known.get().values()).max().orElseThrow();
        assertTrue(said(robot).endsWith(": " + Numbers.telling(most, 3)), said(robot));
        List<Labeled> tokens = List.copyOf(robot.lookup(".neuron-tokens .strip-token").queryAllAs(Labeled.class));
        assertEquals(session.findings().get().tokens().length(), tokens.size());
        robot.moveTo(tokens.get(2));
        assertEquals(name + " at " + session.findings().get().tokens().labels()[2] + ", token 2: " + Numbers.telling(known.get()
                .values()[2], 3), said(robot));
        // a click on another line is remembered
        robot.clickOn(onFx(() -> robot.lookup(".neuron-name").queryAllAs(Labeled.class).stream().filter(each -> each.isVisible() && each
                .getText().matches("L3N\\d+") && !each.getText().equals(name)).findFirst().orElseThrow()));
        assertNotEquals(weak, session.view().get().beside().neuron());
        until(() -> said(robot).startsWith("L3N" + session.view().get().beside().neuron() + " at each token"));
    }

    private static String said(FxRobot robot) {
        return onFx(() -> robot.lookup(".neuron-said").queryAllAs(Label.class).stream().map(Label::getText).findFirst().orElse(""));
    }

    private static List<String> names(FxRobot robot) {
        return onFx(() -> ((ListView<?>) robot.lookup(".neurons .plain-list").query()).getItems().stream().map(Object::toString).map(
                row -> row.replaceAll(".*label=([^,]+),.*", "$1")).toList());
    }

    @Test
    void theKeyShowsExamplesOfTheMlpUnderThePointer(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.look(view -> view.withBars(BarOrder.LAYER)));
        robot.moveTo("MLP 0");
        robot.type(KeyCode.E);
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(ExamplesLook.USUAL.showing(0, true), session.view().get().examples());
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
