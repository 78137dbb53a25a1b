package glasshead.ui.document;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line under the toolbar with a sentence that stays until it is closed: something went wrong that the user may have to see to. It takes
/// no focus.
public final class NoticeLine extends HBox {

    public NoticeLine(String sentence) {
        getStyleClass().addAll("restore-line", "notice-line");
        getStylesheets().add(Objects.requireNonNull(NoticeLine.class.getResource("document.css")).toExternalForm());
        setAlignment(Pos.CENTER_LEFT);
        Label told = new Label(sentence);
        told.setWrapText(true);
        // Paths are long: as many lines as the sentence takes.
        told.setMinHeight(Region.USE_PREF_SIZE);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("quiet");
        close.setAccessibleText("Close the notice");
        close.setTooltip(new Tooltip("Close"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> {
            setVisible(false);
            setManaged(false);
        });
        getChildren().setAll(new FontIcon(Feather.ALERT_TRIANGLE), told, close);
    }
}
