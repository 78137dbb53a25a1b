package glasshead.ui.theme;

import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.typing.Typing;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The keys that windows beside the main one have in common: T for dark or light, F11 for the full screen and Ctrl with plus and minus for
/// larger and usual text, as in the main one, and Esc closes.
public final class LookKeys {

    /// Plus stands with and without Shift, and on the number pad.
    public static final List<KeyCombination> LARGER = keys("Shortcut+Plus", "Shortcut+Shift+Plus", "Shortcut+Equals",
            "Shortcut+Shift+Equals", "Shortcut+Add");
    public static final List<KeyCombination> USUAL = keys("Shortcut+Minus", "Shortcut+Subtract");

    private LookKeys() {}

    private static List<KeyCombination> keys(String... names) {
        return Stream.of(names).map(KeyCombination::valueOf).toList();
    }

    /// Keys that something in the window has used do nothing more.
    public static void listen(Stage stage, Scene scene, ViewOptions options, Delays delays) {
        Typing typing = new Typing(delays);
        typing.listen(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            } else if (key.getCode() == KeyCode.F11) {
                FullScreen.flip(scene);
            } else if (LARGER.stream().anyMatch(larger -> larger.match(key))) {
                options.largeText().set(true);
            } else if (USUAL.stream().anyMatch(usual -> usual.match(key))) {
                options.largeText().set(false);
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
