package glasshead.ui.theme;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.typing.Typing;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The keys that windows beside the main one have in common: T for dark or light and F11 for larger text, as in the main one, and Esc
/// closes.
public final class LookKeys {

    private LookKeys() {}

    /// Keys that something in the window has used do nothing more.
    public static void listen(Stage stage, Scene scene, ViewOptions options, Delays delays) {
        Typing typing = new Typing(delays);
        typing.listen(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            } else if (key.getCode() == KeyCode.F11) {
                flip(options.largeText());
            } else if (key.getCode() == KeyCode.T && !key.isShortcutDown() && !typing.now().get()) {
                flip(options.dark());
            } else {
                return;
            }
            key.consume();
        });
    }

    private static void flip(BooleanProperty option) {
        option.set(!option.get());
    }
}
