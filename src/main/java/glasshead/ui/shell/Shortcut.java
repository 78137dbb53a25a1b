package glasshead.ui.shell;

import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key of the whole window.
///
/// @param shown       how the help page writes it
/// @param does        what it does, for the help page
/// @param whileTyping whether it works in a text field too
record Shortcut(String shown, String does, List<KeyCombination> keys, boolean whileTyping, Runnable action) {

    boolean on(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }
}
