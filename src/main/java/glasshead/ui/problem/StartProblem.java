package glasshead.ui.problem;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import javafx.scene.control.Alert;
import javafx.scene.layout.Region;

/// Told in place of the window when it could not be opened: who starts the program from a desktop sees no terminal.
public final class StartProblem {

    private static final double WIDTH = 480;

    private StartProblem() {}

    /// Comes back when the sentence has been read.
    public static void tell(String sentence, ViewOptions options) {
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
        alert.setTitle("Glasshead");
        alert.setHeaderText("Glasshead could not start");
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        Theme.wear(alert.getDialogPane().getScene(), options);
        alert.showAndWait();
    }
}
