package glasshead.ui.model;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.Pictures;
import glasshead.ui.prompt.ToyRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class ModelViewTest {

    private static final Path FOLDER = Path.of("folder", "of-mine");

    private final Session session = ToyRuns.session(ToyRuns.example().withModel("tiny-english"));
    private final List<String> chosen = new ArrayList<>();
    private StackPane root;

    @Start
    void start(Stage stage) {
        ModelViewModel model = new ModelViewModel(session, List.of("tiny-english", "sort-letters"), chosen::add);
        root = new StackPane(new ModelView(model, owner -> {
            assertFalse(root.lookup(".model-button") instanceof MenuButton menu && menu.isShowing(),
                    "the menu would stay behind the dialog");
            return Optional.of(FOLDER);
        }));
        root.setAlignment(Pos.TOP_LEFT);
        stage.setScene(Pictures.scene(root, 640, 520, new ViewOptions()));
        stage.setWidth(640);
        stage.setHeight(520);
        stage.show();
    }

    @Test
    void choosesAShippedModelOrAFolder(FxRobot robot) {
        robot.clickOn("tiny-english · 4 layers × 6 heads");
        robot.clickOn("sort-letters");
        robot.clickOn(".model-button");
        robot.clickOn("Open folder…");
        settle();
        assertEquals(List.of("sort-letters", FOLDER.toString()), chosen);
    }

    @Test
    void theModelInUseIsNotChosenAgain(FxRobot robot) {
        robot.clickOn(".model-button");
        robot.clickOn("tiny-english");
        assertEquals(List.of(), chosen);
    }

    @Test
    void switchesToRawWeights(FxRobot robot) {
        robot.clickOn(".model-button");
        robot.clickOn("Raw weights, as in the file");
        assertTrue(session.experiment().get().options().rawWeights());
    }

    @Test
    void showsTheCard(FxRobot robot) {
        robot.clickOn(".model-button");
        robot.clickOn("Model card…");
        assertTrue(robot.lookup(".markdown").tryQuery().isPresent());
        settle();
        robot.interact(() -> assertTrue(Files.exists(Pictures.saveScreen(root.getScene(), "model-card"))));
    }
}
