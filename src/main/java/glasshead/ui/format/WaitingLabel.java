package glasshead.ui.format;

import java.util.Objects;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;

/// Words in the middle of a panel that has nothing to draw; gone while there are none.
public final class WaitingLabel extends Label {

    public WaitingLabel(ObservableStringValue words) {
        textProperty().bind(words);
        visibleProperty().bind(words.map(text -> !text.isEmpty()));
        getStyleClass().addAll("muted", "waiting-label");
        getStylesheets().add(Objects.requireNonNull(WaitingLabel.class.getResource("waiting-label.css")).toExternalForm());
        setWrapText(true);
    }
}
