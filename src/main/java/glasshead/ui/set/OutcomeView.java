package glasshead.ui.set;

import glasshead.analysis.Bootstrap;
import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.ui.format.DotStrip;
import glasshead.ui.format.DotStrip.Mark;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card beside the subject where that is a set: the chosen metric in the mean with its standard error, untouched and under the
/// interventions, how many are right, and a dot for each prompt.
public final class OutcomeView extends VBox {

    static final long SEED = 1;
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final Mark ZERO = new Mark("set-zero", 0);

    private final OutcomeViewModel model;
    private final MenuButton metric = new MenuButton();
    private final Label where = styled("contrast-caption");
    private final Label before = styled("set-before");
    private final Label mean = styled("set-figure");
    private final Label error = styled("muted");
    private final Label shares = styled("contrast-caption", "set-shares");
    private final DotStrip dots;

    public OutcomeView(OutcomeViewModel model) {
        this.model = model;
        getStylesheets().add(SetStyles.SHEET);
        getStyleClass().addAll("card", "set-outcome");
        dots = new DotStrip("set", "A dot for each prompt", model::open);
        getChildren().addAll(question(), dots);
        model.findings().subscribe(this::show);
        model.metric().subscribe(this::show);
        model.state().subscribe(this::show);
        model.experiment().subscribe(this::show);
        show();
    }

    private VBox question() {
        metric.getStyleClass().add("set-metric");
        metric.setTooltip(new Tooltip("Which figure of each prompt is shown, in the mean and as a dot"));
        ToggleGroup group = new ToggleGroup();
        for (Metric each : Metric.values()) {
            RadioMenuItem item = new RadioMenuItem(each.title() + (each.unit().isEmpty() ? "" : ", " + each.unit()));
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.metric().set(each));
            model.metric().subscribe(now -> item.setSelected(now == each));
            metric.getItems().add(item);
        }
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        metric.setMinWidth(Region.USE_PREF_SIZE);
        Hyperlink action = new Hyperlink();
        action.getStyleClass().add("set-action");
        action.textProperty().bind(model.action());
        action.visibleProperty().bind(action.textProperty().isNotEmpty());
        action.managedProperty().bind(action.visibleProperty());
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setTooltip(new Tooltip("Ends the run over the set, or takes it up again; what is there stays"));
        action.setOnAction(_ -> {
            action.setVisited(false);
            model.act();
        });
        HBox kind = new HBox(6, metric, where, shares, action);
        kind.getStyleClass().add("set-head");
        Label over = new Label("over");
        over.getStyleClass().add("muted");
        over.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox figure = new HBox(6, before, mean, error);
        figure.getStyleClass().add("set-mean-line");
        mean.setMinWidth(Region.USE_PREF_SIZE);
        before.setMinWidth(Region.USE_PREF_SIZE);
        error.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(6, tag("answer"), over, tag("distractor"), gap, figure);
        head.getStyleClass().add("set-head");
        return new VBox(2, head, kind);
    }

    private static Label tag(String side) {
        Label tag = new Label(side);
        tag.getStyleClass().addAll("mono", "set-tag", side);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    private static Label styled(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void show() {
        SetFindings found = model.findings().get();
        Metric chosen = model.metric().get();
        metric.setText(chosen.title());
        int position = model.experiment().get().contrast().position();
        where.setText(position == Contrast.LAST ? "at the last position" : "at position " + position);
        String state = model.state().get();
        // a sentence gives way, figures don't
        shares.setMinWidth(state.isEmpty() ? Region.USE_PREF_SIZE : 0);
        if (found == null) {
            dots.show(new double[0], 0, List.of(ZERO), _ -> "");
            before.setText("");
            mean.setText("–");
            error.setText("");
            shares.setText(state);
            shares.setTooltip(new Tooltip(state));
            return;
        }
        double[] untouched = found.baseline().of(chosen);
        boolean changed = !found.changed().isEmpty();
        double[] now = changed ? found.changed().getFirst().of(chosen) : untouched;
        Spread spread = Spread.of(now);
        Mark unchanged = new Mark("set-mean-before", changed ? Spread.of(untouched).mean() : Double.NaN);
        dots.show(now, model.experiment().get().subject().shown(), List.of(ZERO, unchanged), row -> (row + 1) + "  " + SetTexts.figure(
                chosen,
                now[row]) + "  " + found.set().examples().get(row).prompt().written());
        before.setText(changed ? SetTexts.figure(chosen, Spread.of(untouched).mean()) + " →" : "");
        mean.setText(SetTexts.figure(chosen, spread.mean()));
        mean.pseudoClassStateChanged(NEGATIVE, spread.mean() < 0);
        error.setText(Double.isNaN(spread.standardError()) ? "" : "± " + SetTexts.error(chosen, spread.standardError()));
        shares.setText(!state.isEmpty() ? state : changed ? change(chosen, untouched, now) : right(found));
        shares.setTooltip(LateTooltip.of(() -> (state.isEmpty() ? "" : state + "\n") + right(found) + (changed ? "\n" + interval(chosen,
                untouched, now) : "")));
    }

    /// `24 of 24 right · 100.0 % most likely`
    private static String right(SetFindings found) {
        SetFindings.Condition condition = found.now();
        Spread right = Spread.of(condition.of(Metric.ACCURACY));
        return Texts.format("%d of %d right · %s most likely", Math.round(right.mean() * right.count()), right.count(), Numbers.percent(
                Spread
                        .of(condition.of(Metric.TOP1)).mean()));
    }

    private static String change(Metric metric, double[] before, double[] after) {
        Spread change = Spread.ofChange(before, after);
        return "changed by " + SetTexts.change(metric, change.mean()) + (Double.isNaN(change.standardError()) ? "" : " ± " + SetTexts.error(
                metric, change.standardError()));
    }

    static String interval(Metric metric, double[] before, double[] after) {
        double[] changes = new double[before.length];
        Arrays.setAll(changes, row -> after[row] - before[row]);
        Bootstrap interval = Bootstrap.of(changes, SEED);
        return Texts.format("%s, prompt by prompt; 95 %% between %s and %s (bootstrap, seed %d, %d prompts)", change(metric, before, after),
                SetTexts.change(metric, interval.from()), SetTexts.change(metric, interval.to()), SEED, Spread.of(changes).count());
    }
}
