package glasshead.ui.document;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import glasshead.session.RecentFiles;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.OnScreen;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class CloseQuestionTest {

    @TempDir
    private Path folder;
    private final Session session = new Session(new HandRuns(), HandRuns.FIRST);
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 600, 400));
        stage.show();
    }

    private Path opened(FxRobot robot) {
        Path file = folder.resolve("s.glasshead");
        Document document = new Document(session, new RecentFiles(folder, _ -> {}));
        robot.interact(() -> {
            CloseQuestion.ask(stage, document, new DocumentViewModel(document, Optional::empty, name -> Optional.empty(), _ -> {},
                    _ -> {}));
            document.save(file);
        });
        return file;
    }

    /// As the button in the window's corner does.
    private void requestClose() {
        Platform.runLater(() -> {
            WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            stage.fireEvent(request);
            if (!request.isConsumed()) {
                stage.hide();
            }
        });
        settle();
    }

    @Test
    void aSavedSessionClosesAtOnce(FxRobot robot) {
        opened(robot);
        requestClose();
        assertFalse(stage.isShowing());
    }

    @Test
    void cancelKeepsTheWindowAndSaveSaves(FxRobot robot) {
        Path file = opened(robot);
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 1))));
        requestClose();
        robot.clickOn("Cancel");
        assertTrue(stage.isShowing());
        assertNotEquals(session.shown(), SessionFile.read(file));
        requestClose();
        robot.clickOn("Save");
        settle();
        assertEquals(session.shown(), SessionFile.read(file));
        assertFalse(stage.isShowing());
    }

    @Test
    void dontSaveLeavesTheFile(FxRobot robot) {
        Path file = opened(robot);
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 1))));
        requestClose();
        robot.clickOn("Don't save");
        settle();
        assertEquals(Shown.first(HandRuns.FIRST), SessionFile.read(file));
        assertFalse(stage.isShowing());
    }
}
