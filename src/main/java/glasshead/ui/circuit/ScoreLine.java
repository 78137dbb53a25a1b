package glasshead.ui.circuit;

import glasshead.experiment.Receiver.Port;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A row of a [ScoreTable]: a name with a coloured port, an approximate and an exact score.
final class ScoreLine {

    private final Label name = new Label();
    private final Label port = new Label();
    private final Label approximate = new Label();
    private final Label exact = new Label();
    private final HBox line = ScoreTable.row(name, approximate, exact);

    ScoreLine() {
        name.getStyleClass().add("mono");
        name.setGraphic(port);
        name.setContentDisplay(ContentDisplay.RIGHT);
        port.getStyleClass().addAll("mono", "circuit-port");
    }

    HBox node() {
        return line;
    }

    /// @param of a head's port; nothing for what has none
    void show(String words, @Nullable Port of, String approximately, String exactly) {
        name.setText(words);
        port.setText(of == null ? "" : of.name());
        port.getStyleClass().removeAll("q", "k", "v");
        if (of != null) {
            port.getStyleClass().add(of.letter());
        }
        approximate.setText(approximately);
        exact.setText(exactly);
    }
}
