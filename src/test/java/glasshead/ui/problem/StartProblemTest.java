package glasshead.ui.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class StartProblemTest {

    private static final String SENTENCE = "There are no models in /nowhere: install the program again, or name another folder. "
            + "A sentence may be long, and is read to its end.";

    @Start
    void noWindow(Stage stage) {
        assertFalse(stage.isShowing());
    }

    private static DialogPane dialog() {
        return Window.getWindows().stream().map(window -> window.getScene().getRoot()).filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast).findFirst().orElse(null);
    }

    @Test
    void theWholeSentenceIsReadInADialogThatEnterCloses(FxRobot robot) {
        CountDownLatch read = new CountDownLatch(1);
        Platform.runLater(() -> {
            StartProblem.tell(SENTENCE, new ViewOptions());
            read.countDown();
        });
        Await.until(() -> dialog() != null);
        DialogPane dialog = dialog();
        assertTrue(dialog.getContentText().equals(SENTENCE) && dialog.getHeaderText().equals("Glasshead could not start"));
        double line = dialog.lookup(".content.label").getBoundsInLocal().getHeight();
        assertTrue(line > 2 * 12, () -> "wrapped, not cut: " + line);
        assertTrue(read.getCount() == 1);
        robot.type(KeyCode.ENTER);
        Await.met(() -> read.getCount() == 0);
        assertNull(dialog());
    }
}
