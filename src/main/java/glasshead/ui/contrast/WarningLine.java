package glasshead.ui.contrast;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first warning about the contrast, how many more there are, and what one click can do. Its room is kept while there is none;
/// where the card leaves it more than a line, the sentence goes on.
final class WarningLine extends HBox {

    private final FontIcon icon = new FontIcon("fth-alert-triangle");
    private final Label sentence = new Label();
    private final Hyperlink fix = new Hyperlink();
    private final Tooltip all = new Tooltip();

    WarningLine(ContrastViewModel model) {
        getStyleClass().add("contrast-warning");
        sentence.setMinWidth(0);
        sentence.setWrapText(true);
        fix.setMinWidth(USE_PREF_SIZE);
        all.setWrapText(true);
        all.setMaxWidth(420);
        sentence.setTooltip(all);
        fix.managedProperty().bind(fix.visibleProperty());
        fix.setOnAction(event -> {
            fix.setVisited(false);
            model.fix(model.warnings().get().getFirst());
        });
        getChildren().addAll(icon, sentence, fix);
        model.warnings().addListener((property, before, now) -> show(now));
        show(model.warnings().get());
    }

    private void show(List<ContrastNotices.Warning> warnings) {
        getChildren().forEach(node -> node.setVisible(!warnings.isEmpty()));
        if (warnings.isEmpty()) {
            fix.setVisible(false);
            return;
        }
        ContrastNotices.Warning first = warnings.getFirst();
        sentence.setText((warnings.size() > 1 ? "1 of " + warnings.size() + ": " : "") + first.sentence());
        all.setText(warnings.stream().map(ContrastNotices.Warning::sentence).collect(Collectors.joining("\n")));
        fix.setVisible(!first.offer().isEmpty());
        fix.setText(first.offer());
    }
}
