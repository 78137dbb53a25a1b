package glasshead.ui.prompt;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line under the tokens. Always there, so that a warning that comes and goes while one types moves nothing.
final class NoticeLine extends HBox {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final FontIcon icon = new FontIcon("fth-alert-triangle");
    private final Label sentence = new Label();
    private @Nullable ObservableBooleanValue quiet;
    private boolean legend = true;
    private final Hyperlink fix = new Hyperlink();

    NoticeLine(PromptViewModel model) {
        getStyleClass().add("notice-line");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setMinWidth(0);
        sentence.setTooltip(new Tooltip());
        sentence.getTooltip().textProperty().bind(sentence.textProperty());
        fix.setOnAction(event -> {
            fix.setVisited(false);
            model.fix(model.notice().get().fix());
        });
        fix.setMinWidth(USE_PREF_SIZE);
        icon.managedProperty().bind(icon.visibleProperty());
        fix.managedProperty().bind(fix.visibleProperty());
        getChildren().addAll(icon, sentence, fix);
        model.notice().addListener((property, before, now) -> show(now));
        show(model.notice().get());
    }

    /// Only what is wrong has a line while something else says what the prompt is.
    void hideLegendWhile(ObservableBooleanValue otherwiseSaid) {
        quiet = otherwiseSaid;
        quiet.subscribe(this::arrange);
    }

    private void arrange() {
        setVisible(!(quiet != null && quiet.get() && legend));
        setManaged(isVisible());
    }

    private void show(Notice notice) {
        legend = notice.kind() == Notice.Kind.LEGEND;
        arrange();
        sentence.setText(notice.sentence());
        icon.setVisible(notice.kind() != Notice.Kind.LEGEND);
        fix.setText(notice.fix().label());
        fix.setVisible(notice.fix() != Notice.Fix.NONE);
        pseudoClassStateChanged(WARNING, notice.kind() == Notice.Kind.WARNING);
        pseudoClassStateChanged(ERROR, notice.kind() == Notice.Kind.ERROR);
    }
}
