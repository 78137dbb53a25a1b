package glasshead.ui.theme;

import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window over all of the screen. Esc has work of its own here, so the key that brought it there brings it back.
public final class FullScreen {

    private FullScreen() {}

    /// @param scene nothing happens while it is in no window
    public static void flip(@Nullable Scene scene) {
        if (scene != null && scene.getWindow() instanceof Stage stage) {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("F11 brings the window back");
            stage.setFullScreen(!stage.isFullScreen());
        }
    }
}
