package glasshead.ui.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A quiet line under the toolbar: a session was left behind, and can be brought back. It takes no focus.
public final class RestoreLine extends HBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    /// @param what    is there, as `There is unsaved work`
    /// @param restore shows it
    /// @param discard takes it away
    public RestoreLine(String what, Instant when, Runnable restore, Runnable discard) {
        getStyleClass().add("restore-line");
        getStylesheets().add(Objects.requireNonNull(RestoreLine.class.getResource("document.css")).toExternalForm());
        setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label(what + " of " + TIME.format(when.atZone(ZoneId.systemDefault())) + ".");
        Hyperlink bring = new Hyperlink("Restore");
        bring.setTooltip(new Tooltip("Show it; undo goes back"));
        bring.setMinWidth(Region.USE_PREF_SIZE);
        bring.setOnAction(_ -> {
            close();
            restore.run();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button drop = new Button("", new FontIcon(Feather.X));
        drop.getStyleClass().add("quiet");
        drop.setAccessibleText("Discard");
        drop.setTooltip(new Tooltip("Discard it"));
        drop.setOnAction(_ -> {
            close();
            discard.run();
        });
        getChildren().setAll(new FontIcon(Feather.ROTATE_CCW), sentence, bring, gap, drop);
    }

    private void close() {
        setVisible(false);
        setManaged(false);
    }
}
