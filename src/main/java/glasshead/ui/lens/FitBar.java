package glasshead.ui.lens;

import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.analysis.lens.Lens;
import glasshead.engine.LensProgress;
import glasshead.experiment.view.LensKind;
import glasshead.ui.format.Numbers;
import glasshead.ui.lens.Curves.Curve;
import glasshead.ui.lens.Curves.Tone;
import glasshead.ui.options.ViewOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Fits the chosen lens, says how far that is and how it converges, and what a fitted one was fitted on.
final class FitBar extends HBox {

    private static final double LINES = 4.5;

    private final LensViewModel model;
    private final Lenses lenses;
    private final Button button = new Button();
    private final Tooltip tooltip = new Tooltip();
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();
    private final CurvePicture convergence;

    FitBar(LensViewModel model, ViewOptions options) {
        this.model = model;
        lenses = model.lenses();
        convergence = new CurvePicture(options, LINES);
        getStyleClass().add("lens-fit");
        button.getStyleClass().add("lens-fit-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(tooltip);
        button.setOnAction(_ -> {
            if (isRunning()) {
                lenses.stop();
            } else {
                lenses.begin(Optional.empty());
            }
        });
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setMinWidth(USE_PREF_SIZE);
        convergence.managedProperty().bind(convergence.visibleProperty());
        convergence.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().addAll("muted", "small");
        words.setMinWidth(0);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(button, bar, words, convergence);
        lenses.fit().subscribe(this::refresh);
        lenses.lens().subscribe(this::refresh);
        model.changed().subscribe(this::refresh);
        refresh();
    }

    private boolean isRunning() {
        Fit fit = lenses.fit().get();
        return fit != null && fit.isRunning();
    }

    private void refresh() {
        Fit fit = lenses.fit().get();
        LensKind kind = model.kind().get();
        boolean mine = fit != null && kind != LensKind.LOGIT && fit.isOf(model.session().experiment().get().model(), Fit.kind(kind));
        setVisible(kind != LensKind.LOGIT || isRunning());
        Lens lens = lenses.lens().get();
        button.setText(isRunning() ? "Stop" : lens instanceof FittedLens ? "Fit again" : "Fit");
        tooltip.setText(isRunning() ? "Stop; what is fitted so far is kept, and Fit goes on from there"
                : "Fit it here, on the prompts of the shipped sets; the window stays live meanwhile");
        bar.setVisible(isRunning());
        LensProgress progress = fit == null ? null : fit.progress();
        bar.setProgress(progress == null || progress.of() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) progress.done() / progress
                .of());
        words.setText(fit != null && (isRunning() || mine && !fit.problem().isEmpty()) ? underWay(fit, mine) : fitted(lens));
        convergence.setVisible(fit != null && (mine || isRunning()) && progress != null && !progress.curves().isEmpty());
        if (convergence.isVisible() && progress != null) {
            convergence.curves().set(curves(progress));
            convergence.setAccessibleText("How the fit converges; " + words.getText());
        }
    }

    private static String underWay(Fit fit, boolean mine) {
        String of = mine ? "" : fit.kind().word() + " lens of " + fit.model() + ": ";
        LensProgress progress = fit.progress();
        if (!fit.isRunning()) {
            return fit.problem();
        }
        if (progress == null) {
            return of + "reading texts…";
        }
        String far = of + Numbers.grouped(progress.done()) + " of " + Numbers.grouped(progress.of()) + " " + progress.stage();
        return fit.kind() == Kind.JACOBIAN && !progress.curves().isEmpty() ? far + " · the last one moved the mean by " + Numbers.percent(
                progress.curves().getFirst().getLast()) : far;
    }

    /// What the lens was fitted on, and what was left out.
    private String fitted(Lens lens) {
        if (!(lens instanceof FittedLens there)) {
            return "Fitted once and kept for these weights: on the prompts of the shipped sets, or by lens fit on texts of your own.";
        }
        String on = "Fitted on " + Numbers.grouped(there.texts()) + " texts, " + Numbers.grouped(there.positions()) + " positions";
        if (there.kind() == Kind.JACOBIAN) {
            return on + "; the first 16 and the last position left out of the " + Numbers.grouped(there.cut()) + " long enough";
        }
        Fit fit = lenses.fit().get();
        LensProgress progress = fit == null || fit.kind() != Kind.TUNED ? null : fit.progress();
        if (progress == null || progress.heldOut().isEmpty()) {
            return on;
        }
        double tuned = progress.heldOut().stream().mapToDouble(pair -> pair[1]).average().orElse(Double.NaN);
        double logit = progress.heldOut().stream().mapToDouble(pair -> pair[0]).average().orElse(Double.NaN);
        return on + " · mean KL to the end on held-out texts " + Numbers.plain(tuned, 3) + " nats, logit lens " + Numbers.plain(logit, 3);
    }

    /// A line for each layer's KL, or for how far the mean still moves.
    private static Curves curves(LensProgress progress) {
        List<Curve> lines = new ArrayList<>();
        for (List<Double> curve : progress.curves()) {
            lines.add(new Curve("", Tone.PLAIN, curve.stream().mapToDouble(Double::doubleValue).toArray(), new double[0], false));
        }
        return Curves.of(List.of(), lines, false, false);
    }
}
