package glasshead.ui.contrast;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.Pictures;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class ContrastViewTest {

    private final Session session = ToyRuns.session();
    private final ViewOptions options = new ViewOptions();
    private ContrastView view;

    @Start
    void start(Stage stage) {
        view = new ContrastView(new ContrastViewModel(session));
        stage.setScene(Pictures.scene(view, 424, 130, options));
        stage.setWidth(424);
        stage.setHeight(130);
        stage.show();
    }

    @Test
    void addsAnAnswerByCompletion(FxRobot robot) {
        robot.clickOn(".tag-add.answer");
        robot.write(" Ma");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(" Mary", " Mark"), session.experiment().get().contrast().answers());
    }

    @Test
    void takesACompletionByMouse(FxRobot robot) {
        robot.clickOn(".tag-add.distractor");
        robot.write("Lis");
        robot.clickOn("·Lisa");
        assertEquals(List.of(" John", " Lisa"), session.experiment().get().contrast().distractors());
    }

    @Test
    void afterEnterTheNextTokenCanBeTyped(FxRobot robot) {
        robot.clickOn(".tag-add.answer");
        robot.write("Jack").push(KeyCode.ENTER).write("Lisa").push(KeyCode.ENTER);
        assertEquals(List.of(" Mary", " Jack", " Lisa"), answers());
        robot.clickOn("·Mary").write("Mark").push(KeyCode.ENTER).write("friend").push(KeyCode.ENTER);
        assertEquals(List.of(" Mark", " Jack", " Lisa", " friend"), answers());
        robot.push(KeyCode.ENTER);
        assertTrue(robot.lookup(".token-field").tryQuery().isEmpty());
        assertTrue(robot.lookup(".tag-add.answer").query().isFocused());
    }

    @Test
    void aCommaTakesATokenAndIsOneItself(FxRobot robot) {
        robot.clickOn(".tag-add.distractor");
        robot.write("Jack,Lisa,,").push(KeyCode.ENTER).push(KeyCode.ESCAPE);
        assertEquals(List.of(" John", " Jack", " Lisa", ","), distractors());
        assertTrue(robot.lookup(".tag-add.distractor").query().isFocused());
    }

    @Test
    void severalTokensArePastedAtOnce(FxRobot robot) {
        robot.clickOn(".tag-add.answer");
        paste(robot, "[\" Jack\", \"Mary\"]");
        paste(robot, "Lisa\nMark");
        paste(robot, "friend");
        assertEquals("friend", robot.lookup(".token-field").<TextField>query().getText(), "a single word is text as any other");
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(" Mary", " Jack", "Mary", " Lisa", " Mark", " friend"), answers());
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
    }

    @Test
    void theFocusStaysNearWhatGoesAway(FxRobot robot) {
        robot.clickOn(".contrast-swap");
        assertTrue(robot.lookup(".contrast-swap").query().isFocused());
        robot.clickOn(robot.lookup(".tag-remove").nth(0).<Node>query());
        settle();
        assertTrue(robot.lookup(".tag-add.answer").query().isFocused());
        robot.interact(() -> robot.lookup(".tag-label").query().requestFocus());
        robot.push(KeyCode.DELETE);
        settle();
        assertTrue(robot.lookup(".tag-add.distractor").query().isFocused());
    }

    private List<String> answers() {
        return session.experiment().get().contrast().answers();
    }

    private List<String> distractors() {
        return session.experiment().get().contrast().distractors();
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) {
        robot.clickOn("·Mary");
        robot.write("Jack");
        robot.push(KeyCode.ESCAPE);
        assertEquals(ToyRuns.example(), session.experiment().get());
        assertTrue(robot.lookup(".token-field").tryQuery().isEmpty());
    }

    @Test
    void replacesSwapsAndRemoves(FxRobot robot) {
        robot.clickOn("·Mary");
        robot.write("Jack");
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(" Jack"), session.experiment().get().contrast().answers());
        robot.clickOn(".contrast-swap");
        assertEquals(List.of(" John"), session.experiment().get().contrast().answers());
        robot.clickOn(robot.lookup(".tag-remove").nth(0).<Node>query());
        assertEquals(List.of(), session.experiment().get().contrast().answers());
        assertTrue(robot.lookup("+ add an answer").tryQuery().isPresent());
    }

    @Test
    void everythingCanBeReadInPictures(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = view.getScene();
            assertDrawn(scene, "contrast-plain");
            session.change(experiment -> experiment.toggled(new Head(2, 4)));
            assertDrawn(scene, "contrast-ablated");
            session.change(experiment -> experiment.withContrast(
                    new Contrast(List.of(" Mary", " Antidisestablishmentarianism"), List.of(" John", " Jack", "Mary"), 4)));
            assertDrawn(scene, "contrast-many", "·Antidisestablishmentarianism");
            session.change(experiment -> experiment.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
            assertDrawn(scene, "contrast-empty");
            options.dark().set(true);
            options.largeText().set(true);
            scene.getWindow().setWidth(600);
            scene.getWindow().setHeight(180);
            session.change(experiment -> experiment.withContrast(ToyRuns.example().contrast()));
        });
        robot.interact(() -> assertDrawn(view.getScene(), "contrast-dark-large"));
    }

    /// @param cut the only texts that may end in dots
    private static void assertDrawn(Scene scene, String name, String... cut) {
        Pictures.save(scene, name);
        assertEquals(List.of(cut), Pictures.cutTexts(scene.getRoot()), name);
    }
}
