package glasshead;

import glasshead.ui.document.NoticeLine;
import glasshead.ui.shell.MainView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Sentences about the program's own files: kept until there is a window, then each a line in it that stays until it is closed.
final class Notices implements Consumer<String> {

    private final List<String> waiting = new ArrayList<>();
    private @Nullable MainView window;

    /// May be called on any thread.
    @Override
    public void accept(String sentence) {
        if (Platform.isFxApplicationThread()) {
            tell(sentence);
        } else {
            Platform.runLater(() -> tell(sentence));
        }
    }

    private void tell(String sentence) {
        if (window == null) {
            waiting.add(sentence);
        } else {
            window.announce(new NoticeLine(sentence));
        }
    }

    /// Shows what has come so far, and from now on at once.
    void showIn(MainView shown) {
        window = shown;
        waiting.forEach(this::tell);
        waiting.clear();
    }
}
