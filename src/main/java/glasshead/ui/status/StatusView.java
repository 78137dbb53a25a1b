package glasshead.ui.status;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the window's foot: at the left what the last run took, at the right whether something runs or failed.
public final class StatusView extends HBox {

    /// Shorter runs than this don't flash by.
    private static final Duration PATIENCE = Duration.millis(150);
    private static final Duration NOTICE_TIME = Duration.seconds(6);

    private final StatusViewModel model;
    private final Label state = new Label();
    private final Tooltip whole = new Tooltip();
    private final FontIcon alert = new FontIcon(Feather.ALERT_TRIANGLE);
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final PauseTransition noticeTime = new PauseTransition(NOTICE_TIME);
    private boolean runningLong;

    public StatusView(StatusViewModel model) {
        this.model = model;
        getStyleClass().add("status");
        getStylesheets().add(StatusView.class.getResource("status.css").toExternalForm());
        spinner.getStyleClass().add("status-spinner");
        alert.getStyleClass().add("status-alert");
        state.getStyleClass().add("status-state");
        whole.setWrapText(true);
        whole.setMaxWidth(640);
        state.setTooltip(whole);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(cost(model.run()), cost(model.activations()), cost(model.threads()), gap, state);
        patience.setOnFinished(_ -> setRunningLong(model.running().get()));
        noticeTime.setOnFinished(_ -> model.notice().set(""));
        model.running().subscribe(this::follow);
        model.problem().subscribe(_ -> showState());
        model.notice().subscribe(this::announce);
    }

    private static Label cost(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void follow(boolean running) {
        if (running) {
            patience.playFromStart();
        } else {
            patience.stop();
            setRunningLong(false);
        }
    }

    private void setRunningLong(boolean running) {
        runningLong = running;
        showState();
    }

    private void announce(String notice) {
        noticeTime.stop();
        if (!notice.isEmpty()) {
            noticeTime.playFromStart();
        }
        showState();
    }

    private void showState() {
        String problem = model.problem().getValue();
        String notice = model.notice().get();
        boolean failed = !runningLong && !problem.isEmpty();
        state.setText(runningLong ? "Running…" : failed ? problem : notice.isEmpty() ? "Ready" : notice);
        state.setGraphic(runningLong ? spinner : failed ? alert : null);
        whole.setText(state.getText());
        state.getStyleClass().remove("danger");
        if (failed) {
            state.getStyleClass().add("danger");
        }
    }
}
