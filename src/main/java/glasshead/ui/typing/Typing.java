package glasshead.ui.typing;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Whether someone is typing in a window: from a key in a text until a while after the last one, or until a click, or until the keyboard
/// walks about elsewhere. Where the text has gone meanwhile (its field has closed), the next letters are still meant for it.
public final class Typing {

    /// From the last key on.
    public static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReadOnlyBooleanWrapper now = new ReadOnlyBooleanWrapper();
    private final Delay end;

    public Typing(Delays delays) {
        end = delays.after(PAUSE, this::stop);
    }

    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isForText(event, scene) || now.get() && !walks(event.getCode())) {
                now.set(true);
                end.restart();
            } else {
                stop();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> stop());
    }

    public ReadOnlyBooleanProperty now() {
        return now.getReadOnlyProperty();
    }

    private void stop() {
        end.cancel();
        now.set(false);
    }

    private static boolean walks(KeyCode code) {
        return code.isNavigationKey() || code == KeyCode.TAB;
    }

    /// Whether a key goes into a text. An editable box keeps the focus itself and gives the key to the field inside.
    public static boolean isForText(KeyEvent event, Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl || event.getTarget() instanceof TextInputControl;
    }
}
