package glasshead.ui.interventions;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.Pictures;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class InterventionsViewTest {

    private final Session session = ToyRuns.session(ToyRuns.example().toggled(new Head(2, 4)));
    private final ViewOptions options = new ViewOptions();
    private boolean secondPromptAsked;
    private boolean closed;
    private InterventionsView view;

    @Start
    void start(Stage stage) {
        view = new InterventionsView(new InterventionsViewModel(session, () -> secondPromptAsked = true, (_, found) -> found.accept(List.of(
                "english"))), () -> closed = true);
        stage.setScene(Pictures.scene(view, 570, 330, options));
        stage.setWidth(570);
        stage.setHeight(330);
        stage.show();
    }

    @Test
    void theCrossAsksToBeClosed(FxRobot robot) {
        robot.interact(() -> ((Button) view.lookup(".panel-controls .quiet")).fire());
        assertTrue(closed);
    }

    @Test
    void switchesAndRemovesByMouse(FxRobot robot) {
        robot.clickOn(".toggle-switch");
        assertFalse(first().enabled());
        robot.clickOn(".line-remove");
        assertEquals(List.of(), session.experiment().get().interventions());
        robot.interact(session::undo);
        assertFalse(first().enabled());
    }

    @Test
    void spaceSwitchesAndDeleteRemoves(FxRobot robot) {
        robot.interact(() -> view.lookup(".line-row").requestFocus());
        robot.push(KeyCode.SPACE);
        assertFalse(first().enabled());
        robot.push(KeyCode.SPACE);
        assertTrue(first().enabled());
        robot.push(KeyCode.DELETE);
        assertEquals(List.of(), session.experiment().get().interventions());
    }

    @Test
    void choosesTheActionAndAsksForASecondPrompt(FxRobot robot) {
        robot.clickOn(".line-row .menu-button");
        robot.clickOn("resample  –  is taken from the second prompt");
        assertEquals(new Action.CopyOther(), first().action());
        robot.clickOn("Add a second prompt to take it from");
        assertTrue(secondPromptAsked);
    }

    @Test
    void ticksTokens(FxRobot robot) {
        robot.clickOn(".line-positions");
        robot.clickOn("·and 3");
        robot.clickOn("·gave 11");
        assertEquals(Positions.of(3, 11), first().positions());
        robot.clickOn("Last position");
        assertEquals(Positions.of(Positions.END), first().positions());
    }

    @Test
    void addsAnotherPlace(FxRobot robot) {
        robot.clickOn("+ Add");
        robot.clickOn("layer 0");
        robot.clickOn("layer 3");
        robot.clickOn(robot.lookup(".add-form .action-menu").<Node>query());
        robot.clickOn("scale  –  is multiplied by a factor");
        robot.clickOn(robot.lookup(".add-form .position-token").nth(2).<Node>query());
        robot.clickOn("Add");
        assertEquals(new Intervention(Where.z(new Head(3, 0)), Positions.of(2), new Action.Scale(0.5)),
                session.experiment().get().interventions().getLast());
    }

    @Test
    void theNeuronIsTypedBesideItsRange(FxRobot robot) {
        robot.clickOn("+ Add");
        robot.clickOn(robot.lookup(".add-form .choice-box").nth(0).<Node>query());
        robot.clickOn("MLP neuron");
        TextField neuron = robot.lookup(".add-form .text-field").query();
        assertTrue(neuron.getWidth() > 60, () -> "the field is " + neuron.getWidth() + " wide");
        assertTrue(robot.lookup("0–767").<Labeled>query().getWidth() >= 30);
        robot.clickOn(neuron).write("768");
        assertTrue(robot.lookup(".form-problem").query().isVisible());
        robot.push(KeyCode.BACK_SPACE).clickOn("Add");
        assertEquals(Where.layer(Site.MLP_POST, 0).withNeuron(76), session.experiment().get().interventions().getLast().where());
    }

    /// It grows away from its button.
    @Test
    void theFormHangsOnItsButton(FxRobot robot) {
        robot.interact(() -> view.getScene().getWindow().setY(500));
        robot.clickOn("+ Add");
        Bounds button = robot.lookup("+ Add").<Node>query().localToScreen(robot.lookup("+ Add").<Node>query().getLayoutBounds());
        settle();
        for (String choice : new String[] {"head output (z)", "MLP neuron", "residual stream before the block"}) {
            robot.clickOn(robot.lookup(".add-form .choice-box").nth(0).<Node>query());
            robot.clickOn(robot.lookup(".menu-item").lookup(choice).<Node>query());
            settle();
            Node form = robot.lookup(".add-form").query();
            Bounds place = form.localToScreen(form.getLayoutBounds());
            assertEquals(button.getCenterX(), place.getCenterX(), 1, choice);
            assertEquals(button.getMinY(), place.getMaxY(), 20, choice);
        }
    }

    @Test
    void choosesATokenToAdd(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0,
                new Intervention(Where.layer(Site.RESID_POST, 1), Positions.ALL, new Action.AddUnembedding(4, 2)))));
        robot.clickOn("·John ▾");
        robot.write("Lisa");
        robot.push(KeyCode.ENTER);
        assertEquals(new Action.AddUnembedding(22, 2), first().action());
        assertEquals("·Lisa ▾", robot.lookup(".token-chooser .button").<Labeled>query().getText());
    }

    @Test
    void cutsOtherEdges(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0, new Intervention(
                Where.head(Site.PATTERN, new Head(1, 2)), Positions.ALL, new Action.Cut(Positions.of(3), Positions.of(0), false)))));
        robot.clickOn("renormalise rows");
        robot.clickOn("BOS 0 ▾");
        robot.clickOn("·Mary 2");
        assertEquals(new Action.Cut(Positions.of(3), Positions.of(0, 2), true), first().action());
    }

    @Test
    void takesChosenPositionsOfASecondPromptPairwise(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withOther(new Prompt.Text("When Mary went")).replacing(0,
                new Intervention(Where.layer(Site.RESID_PRE, 1), Positions.of(2, 4), new Action.CopyOther()))));
        robot.clickOn("same positions ▾");
        robot.clickOn(robot.lookup(".source-pairs .choice-box").nth(0).<Node>query());
        robot.clickOn("·went 3");
        assertEquals(new Action.CopyOther(Positions.of(3, 3)), first().action(), "a position outside starts at the last");
        robot.clickOn(robot.lookup(".source-pairs .choice-box").nth(1).<Node>query());
        robot.clickOn("When 1");
        assertEquals(new Action.CopyOther(Positions.of(3, 1)), first().action());
        robot.clickOn("Same positions");
        assertEquals(new Action.CopyOther(), first().action());
    }

    @Test
    void typesANumberAndIgnoresWhatIsNone(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0, first().doing(new Action.Set(1)))));
        robot.clickOn(".number-field").push(KeyCode.SHORTCUT, KeyCode.A).write("0.25").push(KeyCode.ENTER);
        assertEquals(new Action.Set(0.25), first().action());
        robot.clickOn(".number-field").write("x").push(KeyCode.ENTER);
        assertEquals(new Action.Set(0.25), first().action());
        assertEquals("0.25", robot.lookup(".number-field").<TextField>query().getText());
    }

    @Test
    void aBrokenLineIsMarkedAndSwitchedOff(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.plus(Intervention.zero(new Head(9, 0)))));
        assertEquals(1, robot.lookup(".line-row:broken").queryAll().size());
        robot.clickOn(robot.lookup(".line-row:broken .line-problem .hyperlink").<Node>query());
        assertFalse(session.experiment().get().interventions().getLast().enabled());
        assertTrue(robot.lookup(".line-row:broken").queryAll().isEmpty());
    }

    @Test
    void editsTheReferencePrompts(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0, first().doing(new Action.Mean(false)))));
        robot.clickOn("over 2 shipped prompts");
        robot.interact(() -> robot.lookup(".popover-form .text-area").<TextArea>query().setText("One.\n\nTwo."));
        robot.clickOn("Use these");
        assertEquals(List.of("One.", "Two."), session.experiment().get().options().referencePrompts());
    }

    @Test
    void aMeanIsTakenFromACorpusAndBack(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0, first().doing(new Action.Mean(false)))));
        robot.clickOn("over 2 shipped prompts");
        robot.clickOn("english");
        assertEquals("english", session.experiment().get().options().meanScan());
        robot.clickOn("over the corpus ‘english’");
        robot.clickOn("Back to the shipped ones");
        assertNull(session.experiment().get().options().meanScan());
    }

    @Test
    void aDragOfTheSliderIsOneStepBack(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.replacing(0, first().doing(new Action.Scale(0)))));
        robot.drag(".strength .thumb").moveBy(40, 0).moveBy(40, 0).drop();
        assertTrue(((Action.Scale) first().action()).factor() > 0.4, first()::toString);
        robot.interact(session::undo);
        assertEquals(new Action.Scale(0), first().action());
    }

    @Test
    void drawsPictures(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = view.getScene();
            session.reset();
            Pictures.save(scene, "lines-empty");
            fill();
            Pictures.save(scene, "lines-light");
            assertEquals(List.of(), Pictures.cutTexts(view));
            options.dark().set(true);
            options.largeText().set(true);
            Pictures.save(scene, "lines-dark-large");
        });
        robot.interact(() -> options.largeText().set(false));
        robot.clickOn(robot.lookup(".line-positions").nth(0).<Node>query());
        settle();
        robot.interact(() -> Pictures.saveScreen(view.getScene(), "lines-positions"));
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> options.dark().set(false));
        robot.clickOn("+ Add");
        settle();
        robot.interact(() -> Pictures.saveScreen(view.getScene(), "lines-add"));
        assertEquals(List.of(), onFx(() -> Pictures.cutTexts(robot.lookup(".add-form").query())));
        robot.clickOn(robot.lookup(".add-form .choice-box").nth(0).<Node>query());
        robot.clickOn("residual stream before the block");
        robot.clickOn(robot.lookup(".add-form .action-menu").<Node>query());
        settle();
        robot.interact(() -> Pictures.saveScreen(view.getScene(), "lines-add-actions"));
        robot.clickOn("add a token  –  a token's unembedding direction is added, times a strength");
        settle();
        robot.interact(() -> Pictures.saveScreen(view.getScene(), "lines-add-token"));
        assertEquals(List.of(), onFx(() -> Pictures.cutTexts(robot.lookup(".add-form").query())));
        assertTrue(robot.lookup(".add-form .token-chooser").tryQuery().isPresent());
    }

    @Test
    void drawsEveryKindOfLine(FxRobot robot) {
        robot.interact(() -> {
            session.change(experiment -> experiment.withOther(new Prompt.Text("When Mary went")).withInterventions(List.of(
                    new Intervention(Where.head(Site.PATTERN, new Head(2, 4)), Positions.ALL, new Action.Cut(Positions.of(Positions.END),
                            Positions.of(4), true)),
                    new Intervention(Where.layer(Site.RESID_POST, 1), Positions.of(14), new Action.AddUnembedding(4, 2)),
                    new Intervention(Where.layer(Site.MLP_POST, 1).withNeuron(11), Positions.ALL, new Action.Set(0.25)),
                    new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(2), new Action.CopyOther(Positions.of(1))),
                    new Intervention(Where.head(Site.V, new Head(1, 1)), Positions.ALL, new Action.CopyReference(3)),
                    Intervention.zero(new Head(7, 2)))));
            view.getScene().getWindow().setHeight(520);
            Pictures.save(view.getScene(), "lines-kinds");
            options.dark().set(true);
            options.largeText().set(true);
            view.getScene().getWindow().setWidth(380);
            Pictures.save(view.getScene(), "lines-kinds-narrow");
        });
        assertEquals(6, robot.lookup(".line-row").queryAll().size());
    }

    private void fill() {
        session.change(experiment -> experiment.plus(Intervention.zero(new Head(2, 4)))
                .plus(new Intervention(Where.z(new Head(1, 3)), Positions.of(14), new Action.Mean(true), false))
                .plus(new Intervention(Where.z(new Head(3, 5)), Positions.of(3, 5), new Action.CopyOther()))
                .plus(new Intervention(Where.layer(Site.MLP_OUT, 1), Positions.ALL, new Action.Scale(0.5))));
    }

    private Intervention first() {
        return session.experiment().get().interventions().getFirst();
    }
}
