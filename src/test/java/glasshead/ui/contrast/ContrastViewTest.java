package glasshead.ui.contrast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.Pictures;
import glasshead.ui.prompt.ToyRuns;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.Scene;
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
        robot.clickOn(robot.lookup(".tag-remove").nth(0).<javafx.scene.Node>query());
        assertEquals(List.of(), session.experiment().get().contrast().answers());
        assertTrue(robot.lookup("+ add an answer").tryQuery().isPresent());
    }

    @Test
    void drawsPictures(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = view.getScene();
            Pictures.save(scene, "contrast-plain");
            session.change(experiment -> experiment.toggled(new Head(2, 4)));
            Pictures.save(scene, "contrast-ablated");
            session.change(experiment -> experiment.withContrast(
                    new Contrast(List.of(" Mary", " Antidisestablishmentarianism"), List.of(" John", " Jack", "Mary"), 4)));
            Pictures.save(scene, "contrast-many");
            session.change(experiment -> experiment.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
            Pictures.save(scene, "contrast-empty");
            options.dark().set(true);
            options.largeText().set(true);
            scene.getWindow().setWidth(600);
            scene.getWindow().setHeight(180);
            session.change(experiment -> experiment.withContrast(ToyRuns.example().contrast()));
            assertTrue(Files.exists(Pictures.save(scene, "contrast-dark-large")));
        });
    }
}
