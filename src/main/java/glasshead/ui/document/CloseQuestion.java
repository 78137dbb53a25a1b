package glasshead.ui.document;

import glasshead.session.Document;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Asks before a window closes over a session file that has unsaved changes. What never was a file is not asked about: looking around
/// leaves nothing to save.
public final class CloseQuestion {

    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Don't save", ButtonData.NO);

    private CloseQuestion() {}

    public static void ask(Stage stage, Document document, DocumentViewModel files) {
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (document.file().get() != null && document.unsaved().get()) {
                answer(event, question(stage, document).showAndWait().orElse(ButtonType.CANCEL), files, document);
            }
        });
    }

    /// A save that fails keeps the window open; the status line says why.
    private static void answer(WindowEvent event, ButtonType answer, DocumentViewModel files, Document document) {
        if (answer == SAVE) {
            files.save();
        }
        if (answer != DISCARD && document.unsaved().get()) {
            event.consume();
        }
    }

    private static Alert question(Stage stage, Document document) {
        Alert question = new Alert(Alert.AlertType.NONE, "The session has changed since it was saved.", SAVE, DISCARD, ButtonType.CANCEL);
        question.initOwner(stage);
        question.setTitle("Save " + document.file().get().getFileName() + "?");
        question.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
        return question;
    }
}
