package glasshead.ui.status;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the window's foot: at the left what the last run took, at the right whether something runs or failed.
public final class StatusView extends StatusBar {

    /// Shorter runs than this don't flash by.
    static final Duration PATIENCE = Duration.ofMillis(150);
    static final Duration NOTICE_TIME = Duration.ofSeconds(6);

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double DONE = 0;

    private final StatusViewModel model;
    private final Tooltip whole = new Tooltip();
    private final FontIcon alert = new FontIcon(Feather.ALERT_TRIANGLE);
    private final Hyperlink undo = new Hyperlink("Undo");
    private final Delay patience;
    private final Delay noticeTime;
    private boolean runningLong;

    public StatusView(StatusViewModel model, Delays delays) {
        this.model = model;
        patience = delays.after(PATIENCE, () -> setRunningLong(model.running().get()));
        noticeTime = delays.after(NOTICE_TIME, () -> model.notice().set(""));
        getStyleClass().add("status");
        setFocusTraversable(false); // there is nothing to do in it
        getStylesheets().add(StatusView.class.getResource("status.css").toExternalForm());
        alert.getStyleClass().add("status-alert");
        whole.setWrapText(true);
        whole.setMaxWidth(640);
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
        undo.setOnAction(_ -> model.undo());
        undo.setMinWidth(USE_PREF_SIZE);
        undo.managedProperty().bind(undo.visibleProperty());
        getRightItems().add(undo);
        getLeftItems().addAll(cost(model.run()), memory(), cost(model.threads()));
        model.running().subscribe(this::follow);
        model.problem().subscribe(_ -> showState());
        model.notice().subscribe(this::announce);
        model.undoOffered().subscribe(offered -> announce(model.notice().get()));
    }

    private static Label cost(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private Label memory() {
        Label label = cost(model.memory());
        Tooltip parts = new Tooltip();
        parts.textProperty().bind(model.activations().map(activations -> "What the whole program holds. " + activations
                + " are kept so that the next change runs less; what is freed goes back to the system when nothing was "
                + "asked for a while."));
        parts.setWrapText(true);
        parts.setMaxWidth(420);
        label.setTooltip(parts);
        return label;
    }

    private void follow(boolean running) {
        if (running) {
            patience.restart();
        } else {
            patience.cancel();
            setRunningLong(false);
        }
    }

    private void setRunningLong(boolean running) {
        runningLong = running;
        showState();
    }

    private void announce(String notice) {
        noticeTime.cancel();
        if (!notice.isEmpty() && !model.undoOffered().get()) {
            noticeTime.restart();
        }
        showState();
    }

    private void showState() {
        String problem = model.problem().getValue();
        String notice = model.notice().get();
        boolean failed = !runningLong && !problem.isEmpty();
        undo.setVisible(model.undoOffered().get() && !runningLong && !failed);
        setText(runningLong ? "Running…" : failed ? problem : notice.isEmpty() ? "Ready" : notice);
        setProgress(runningLong ? ProgressIndicator.INDETERMINATE_PROGRESS : DONE);
        setGraphic(failed ? alert : null);
        pseudoClassStateChanged(FAILED, failed);
    }
}
