package glasshead.ui.model;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.Pictures;
import glasshead.ui.prompt.ToyRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
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
            assertFalse(((MenuButton) root.lookup(".model-button")).isShowing(), "the menu would stay behind the dialog");
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
    void showsTheCardWithWholeWordsInItsTables(FxRobot robot) {
        openCard(robot);
        GridPane table = robot.lookup(".markdown-table").query();
        assertEquals(2, table.getRowCount(), "the head has no words");
        TextFlow name = (TextFlow) table.getChildren().getFirst();
        assertEquals(name.prefWidth(-1), name.getWidth(), 1, "the first column is cut into letters");
        TextFlow meaning = (TextFlow) table.getChildren().get(1);
        double line = ((TextFlow) table.getChildren().get(2)).getHeight();
        assertTrue(meaning.getHeight() > 1.5 * line && meaning.getBoundsInParent().getMaxX() <= 600, "long words wrap");
        assertEquals(0, robot.lookup(".model-card").<ScrollPane>query().getVvalue());
        Node viewport = robot.lookup(".model-card > .viewport").query();
        Bounds card = viewport.localToScene(viewport.getLayoutBounds());
        List<Node> blocks = new ArrayList<>(((Parent) robot.lookup(".markdown").query()).getChildrenUnmodifiable());
        blocks.addAll(robot.lookup(".markdown-example").queryAll());
        assertTrue(blocks.size() >= 8, blocks::toString);
        blocks.forEach(block -> assertTrue(block.localToScene(block.getLayoutBounds()).getMaxX() <= card.getMaxX(), block::toString));
        robot.interact(() -> Pictures.saveScreen(root.getScene(), "model-card"));
    }

    @Test
    void aPromptThatTheCardProposesIsRunByAClick(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.toggled(new Head(2, 4))));
        openCard(robot);
        assertEquals(3, robot.lookup(".markdown-example").queryAll().size());
        robot.clickOn(robot.lookup(".markdown-example").nth(1).<Node>query());
        assertEquals(ToyRuns.example().withModel("tiny-english").withPrompt(new Prompt.Text("When Mary and John went to the friend, John"))
                .withContrast(Contrast.between(" gave", " Jack")), session.experiment().get());
        assertTrue(robot.lookup(".markdown").tryQuery().isEmpty());
        robot.interact(session::undo);
        assertTrue(session.experiment().get().ablates(new Head(2, 4)));
    }

    @Test
    void howTheFilesWereReadStandsBesideTheModelAndInFrontOfItsCard(FxRobot robot) {
        MenuButton button = robot.lookup(".model-button").query();
        assertEquals(null, button.getGraphic());
        List<String> notes = List.of(
                "Nothing reads 'score.*weight*', a tensor of its file that GPT-2 with this config.json has no place for.",
                "As BOS config.json names token 1436 (' Mary'); token 2179 ('<|endoftext|>') is put in front.");
        Session noted = new Session(new ToyRuns(true, notes), ToyRuns.example().withModel("tiny-english"));
        robot.interact(() -> {
            noted.run();
            root.getChildren().setAll(new ModelView(new ModelViewModel(noted, List.of("tiny-english"), chosen::add), owner -> Optional
                    .empty()));
        });
        settle();
        button = robot.lookup(".model-button").query();
        assertTrue(button.getGraphic() != null && button.getTooltip().getText().endsWith(String.join("\n", notes)));
        robot.clickOn(".model-button");
        robot.clickOn("Model card and notes…");
        settle();
        List<String> lines = robot.lookup(".markdown-item").queryAll().stream().limit(2).map(item -> item.lookup(".markdown-plain"))
                .map(text -> ((Text) text).getText()).toList();
        assertEquals(notes, lines, "what a file's name holds is no Markdown");
        robot.interact(() -> Pictures.save(robot.lookup(".model-card").<Node>query().getScene(), "model-notes"));
    }

    private static void openCard(FxRobot robot) {
        robot.clickOn(".model-button");
        robot.clickOn("Model card…");
        settle();
    }
}
