package glasshead.ui.library;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.hub.DownloadControl;
import glasshead.checkpoint.hub.Progress;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// By mouse and keys, against a hub that the test plays.
@OnScreen
class LibraryViewTest {

    @TempDir
    static Path folder;

    private PlayedLibrary played;
    private LibraryViewModel library;
    private final GivenFigures figures = new GivenFigures();
    private final ViewOptions options = new ViewOptions();
    private final List<String> used = new CopyOnWriteArrayList<>();
    private final StringProperty inUse = new SimpleStringProperty("tiny-english");
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        played = PlayedLibrary.in(folder);
        library = new LibraryViewModel(played.models(), figures, inUse, used::add);
        LibraryView view = new LibraryView(library, owner -> Optional.of(played.made()));
        shown.setScene(Picture.scene(view, 860, 640, options));
        library.refresh();
        shown.show();
    }

    @AfterEach
    void close() {
        played.close();
    }

    private ModelRow row(String name) {
        until(() -> library.rows().stream().anyMatch(row -> row.name().equals(name)));
        return library.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    /// A button in the card of a model.
    private Button button(FxRobot robot, String model, String text) {
        return robot.from(robot.lookup(".library-row").match((ModelRowView card) -> robot.from(card).lookup(".library-name").queryAs(
                Label.class).getText().equals(model)).queryAll().iterator().next())
                .lookup((Button button) -> button.getText().equals(text) || text.equals(button.getAccessibleText())).query();
    }

    private void save(String name) throws IOException {
        for (boolean dark : List.of(false, true)) {
            onFx(() -> options.dark().set(dark));
            settle();
            onFx(() -> {
                Picture.save(stage.getScene(), name + (dark ? "-dark" : "-light"));
                return null;
            });
        }
    }

    @Test
    void getUseAndRemoveByMouse(FxRobot robot) {
        row("gpt2");
        robot.clickOn(".text-field").write(PlayedLibrary.REPOSITORY).type(KeyCode.ENTER);
        ModelRow fetched = row(PlayedLibrary.REPOSITORY);
        until(fetched::isHere);
        robot.interact(() -> button(robot, PlayedLibrary.REPOSITORY, "Use").fire());
        assertEquals(List.of(PlayedLibrary.REPOSITORY), used);
        robot.interact(() -> button(robot, PlayedLibrary.REPOSITORY, "Remove " + PlayedLibrary.REPOSITORY).fire());
        robot.interact(() -> button(robot, PlayedLibrary.REPOSITORY, "Remove").fire());
        until(() -> library.rows().stream().noneMatch(row -> row.name().equals(
                PlayedLibrary.REPOSITORY)));
    }

    @Test
    void openAFolderByButton(FxRobot robot) {
        row("gpt2");
        robot.clickOn("Open folder…");
        assertTrue(row("made").isHere());
        settle();
        assertEquals(List.of("made"), used);
        robot.interact(() -> library.remove(library.rows().stream().filter(row -> row.name().equals("made")).findFirst().orElseThrow()));
    }

    @Test
    void theModelInUseIsMarkedAndNotOfferedAgain(FxRobot robot) {
        row("gpt2");
        assertTrue(button(robot, "tiny-english", "Use").isDisabled());
        assertFalse(button(robot, "sort-letters", "Use").isDisabled());
        assertEquals(1, robot.lookup(".library-used").match(Node::isVisible).queryAll().size());
        robot.interact(() -> inUse.set("sort-letters"));
        assertFalse(button(robot, "tiny-english", "Use").isDisabled());
        assertTrue(button(robot, "sort-letters", "Use").isDisabled());
    }

    @Test
    void everyStateIsDrawn(FxRobot robot) throws Exception {
        ModelRow shipped = row("sort-letters");
        robot.clickOn(button(robot, "sort-letters", "Verify"));
        robot.interact(() -> {
            figures.deliver("sort-letters", 9, 4);
            figures.end("");
        });
        assertTrue(robot.lookup(".library-off").tryQuery().isPresent());
        assertEquals("1 of 9 figures are off", shipped.verdict());
        DownloadControl control = new DownloadControl();
        ModelRow gpt2 = row("gpt2");
        ModelRow medium = row("gpt2-medium");
        robot.interact(() -> {
            gpt2.download(control);
            gpt2.progress().set(new Progress(Progress.Stage.LOADING, 123_000_000, 550_000_000, 11_800_000, 36, ""));
            medium.download(control);
            medium.progress().set(new Progress(Progress.Stage.PAUSED, 400_000_000, 1_522_000_000, 0, Double.NaN, ""));
            medium.state().set(ModelRow.State.PAUSED);
            library.rows().get(2).problem().set(
                    "The hub has no repository distilbert/distilgpt2: check the name, as openai-community/gpt2.");
            library.notice().set("There is no folder /home/someone/models/gone: choose a model folder that exists.");
        });
        settle();
        assertFalse(robot.lookup(".progress-bar").queryAll().isEmpty());
        save("library");
        robot.interact(() -> shipped.results().clear());
        save("library-downloads");
        robot.interact(() -> {
            options.largeText().set(true);
            stage.setWidth(540);
        });
        save("library-narrow-large");
    }
}
