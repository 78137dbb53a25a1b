package glasshead.ui.circuit;

import glasshead.analysis.Spread;
import glasshead.circuit.KnownCircuit;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitStability;
import glasshead.engine.CircuitTest;
import glasshead.engine.EdgeScores;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Texts;
import glasshead.ui.format.DotStrip;
import glasshead.ui.format.DotStrip.Mark;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a circuit is worth: how faithful it is, prompt by prompt, and how it stands up to the tests of the literature. The legend names
/// the choices that all these figures depend on.
final class ExplainsView {

    /// An edge that changes less of the range does not matter.
    static final double IDLE = .01;
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final CircuitViewModel model;
    private final Panel panel = new Panel("What it explains");
    private final Label share = new Label();
    private final Label means = new Label();
    private final Label choices = new Label();
    private final HBox head;
    private final DotStrip dots;
    private final GridPane figures = new GridPane();
    private final ToggleButton alone = new ToggleButton("Keep only this");
    private final Hyperlink test = new Hyperlink("Test completeness and each edge");

    ExplainsView(CircuitViewModel model) {
        this.model = model;
        panel.getStyleClass().add("circuit-explains");
        share.getStyleClass().add("circuit-share");
        share.setMinWidth(Region.USE_PREF_SIZE);
        means.getStyleClass().addAll("small", "muted");
        choices.getStyleClass().addAll("small", "muted");
        choices.setWrapText(true);
        choices.setMinHeight(Region.USE_PREF_SIZE);
        dots = new DotStrip("circuit", "The circuit's logit difference in each prompt",
                model::showPrompt);
        head = head();
        figures.getStyleClass().add("circuit-figures");
        test.setOnAction(_ -> {
            test.setVisited(false);
            model.runTest();
        });
        test.managedProperty().bind(test.visibleProperty());
        panel.legendControls().getChildren().add(new CuttingMenu(model));
        alone.setOnAction(_ -> model.alone().flip());
        alone.getStyleClass().add("circuit-run");
        alone.setTooltip(new Tooltip(
                "An intervention, which undo takes back: every panel shows the run of this circuit, in which all other "
                        + "edges carry what their senders write in the corrupted prompt"));
        alone.setMinWidth(Region.USE_PREF_SIZE);
        panel.controls().getChildren().add(alone);
        ScrollPane scroll = new ScrollPane(new VBox(4, choices, head, dots, figures, test));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("circuit-scroll");
        panel.setContent(scroll);
        panel.setTable(this::table);
        model.shown().addListener((_, _, _) -> show());
        model.session().experiment().addListener((_, _, _) -> show());
        for (Asked<?> asked : List.of(model.circuit(), model.curve(), model.test(), model.comparison())) {
            asked.answer().addListener((_, _, _) -> show());
            asked.running().addListener((_, _, _) -> show());
            asked.problem().addListener((_, _, _) -> show());
        }
        model.session().view().subscribe(this::show);
        model.stability().addListener((_, _, _) -> show());
        show();
    }

    Panel panel() {
        return panel;
    }

    private HBox head() {
        Label faithful = new Label("faithful");
        faithful.getStyleClass().add("muted");
        faithful.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(6, share, faithful, gap, means);
        head.getStyleClass().add("circuit-line");
        return head;
    }

    private record Figure(String name, String value, String tooltip, boolean warning) {
    }

    private void show() {
        CircuitFindings found = model.circuit().answer().get();
        boolean there = found != null && model.shown().get() != null;
        choices.setText(model.choices());
        head.setVisible(there || model.circuit().running().get());
        double faithful = there ? found.faithfulness(0, Metric.LOGIT_DIFFERENCE) : Double.NaN;
        share.setText(Double.isFinite(faithful) ? Numbers.plain(100 * faithful, 0) + " %" : "–");
        if (there) {
            double all = CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE);
            double none = CircuitFindings.mean(found.noEdges(), Metric.LOGIT_DIFFERENCE);
            Spread spread = Spread.of(found.perPrompt(0, Metric.LOGIT_DIFFERENCE));
            String soFar = model.circuit().isWhole() ? "" : "so far: ";
            panel.legend().set(soFar + "all edges " + Numbers.signed(all) + ", none " + Numbers.signed(none));
            means.setText(Numbers.signed(spread.mean()) + error(spread) + " of " + Numbers.signed(all));
            means.setTooltip(new Tooltip(Texts.format("(%s − %s) / (%s − %s): the circuit, every edge cut, the whole model, every edge cut",
                    Numbers.signed(spread.mean()), Numbers.signed(none), Numbers.signed(all), Numbers.signed(none))));
            double[] each = found.perPrompt(0, Metric.LOGIT_DIFFERENCE);
            dots.show(each, -1, List.of(new Mark("circuit-mean-none", none), new Mark("circuit-mean-all", all)), row -> (row + 1) + "  "
                    + Numbers.signed(each[row]));
        } else {
            panel.legend().set("");
            means.setText(model.circuit().running().get() ? "running…" : "");
            dots.show(new double[0], -1, List.of(), _ -> "");
        }
        figures.getChildren().clear();
        List<Figure> rows = figures(there);
        for (int row = 0; row < rows.size(); row++) {
            add(rows.get(row), row);
        }
        alone.setSelected(model.alone().is());
        alone.setDisable(!there);
        test.setVisible(there && !model.isSmall() && !model.test().running().get());
    }

    private static String error(Spread spread) {
        return Double.isNaN(spread.standardError()) ? "" : " ± " + Numbers.plain(spread.standardError(), 2);
    }

    private void add(Figure figure, int row) {
        Label name = new Label(figure.name);
        name.getStyleClass().add("small");
        name.setTooltip(new Tooltip(figure.tooltip));
        name.getTooltip().setWrapText(true);
        name.getTooltip().setMaxWidth(420);
        name.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(name, Priority.ALWAYS);
        Label value = new Label(figure.value);
        value.getStyleClass().addAll("small", "strong", "circuit-value");
        value.pseudoClassStateChanged(WARNING, figure.warning);
        value.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(value, HPos.RIGHT);
        figures.addRow(row, name, value);
    }

    private List<Figure> figures(boolean there) {
        List<Figure> rows = new ArrayList<>();
        Shown shown = model.shown().get();
        if (!there || shown == null) {
            return rows;
        }
        CircuitFindings curve = model.curve().answer().get();
        CurveRun run = CurveRun.of(shown.edges().size());
        boolean drawn = curve != null && curve.done() == curve.of();
        rows.add(new Figure("CPR / CMD (MIB)", drawn ? Numbers.plain(run.cpr(curve), 2) + " / " + Numbers.plain(run.cmd(curve), 2) : "…",
                "Area under faithfulness over the share of kept edges, ranked by what they hold up (CPR, more is better), and area of its "
                        + "distance from 1, ranked by size (CMD, less is better), at MIB's ten shares. Of the method, not of this circuit."
                        + (drawn ? Texts.format(" Random edges: %.2f / %.2f.", run.randomCpr(curve), run.randomCmd(curve)) : ""), false));
        CircuitTest test = current(shown);
        String problem = model.test().problem().get();
        String waiting = problem.isEmpty() ? model.test().running().get() ? "…" : "–" : "failed";
        int sets = test == null ? 0 : test.knockouts().size();
        rows.add(new Figure("incompleteness, worst of " + (sets == 0 ? "sets" : sets + " sets"), test == null || sets == 0 ? waiting
                : Numbers.plain(test.worst().orElseThrow().gap() / Math.abs(test.range()), 2),
                "The same parts are taken from circuit and model: how far the two are apart then, as a share of what the model has above "
                        + "nothing. Random sets of the circuit's parts and one searched greedily. 0 is complete." + problem,
                test != null && sets > 0 && test.worst().orElseThrow().gap() > .25 * Math.abs(test.range())));
        long idle = test == null ? 0 : test.idle(IDLE).size();
        rows.add(new Figure("edges that matter less than 1 %", test == null || test.edges().isEmpty() ? waiting
                : idle + " of " + test.edges().size(), "Cutting one of them in the circuit changes less than a hundredth of what the "
                        + "model has above nothing.", idle > 0));
        CircuitStability stable = model.stability().get();
        rows.add(new Figure("same edges on another half of the set", stable == null || stable.halves().length == 0 ? "–"
                : Math.round(100 * stable.overHalves().mean()) + " %", stable == null ? "Needs a set, and a method that ranks."
                        : Texts.format("Jaccard index of the %d strongest edges between two random halves, mean of %d cuts. Sets drawn "
                                + "from the set with replacement: %.0f %% of the whole set's.", shown.kept().size(), stable.halves().length,
                                100 * stable.overBootstrap().mean()), false));
        addComparison(rows, shown);
        return rows;
    }

    private void addComparison(List<Figure> rows, Shown shown) {
        KnownCircuit other = model.compared();
        if (other == null) {
            return;
        }
        CircuitFindings found = model.comparison().answer().get();
        boolean whole = found != null && model.comparison().isWhole();
        String problem = model.comparison().problem().get();
        String waiting = problem.isEmpty() ? "…" : "failed";
        rows.add(new Figure(other.name() + (other.kept() == null ? ", its heads kept" : ", its edges kept"), whole ? share(found, 0)
                : waiting, other.about() + " " + other.source() + ". " + problem, false));
        List<Part> ours = shown.kept().stream().map(Edge::sender).filter(part -> part.kind() != Part.Kind.INPUT).distinct().toList();
        long both = other.all().stream().filter(ours::contains).count();
        rows.add(new Figure("parts in both", both + " of " + ours.size() + " and " + other.all().size(), "Heads and MLPs that write in "
                + "this circuit and in the known one, which are shaded in the picture.", false));
        if (other.kept() != null) {
            long edges = other.kept().stream().filter(shown::keeps).count();
            rows.add(new Figure("edges in both · both together", edges + " of " + shown.kept().size() + " and " + other.kept().size()
                    + " · " + (whole ? share(found, 1) : waiting), "How faithful the edges of either are.", false));
        }
    }

    private static String share(CircuitFindings found, int circuit) {
        double faithful = found.faithfulness(circuit, Metric.LOGIT_DIFFERENCE);
        return Double.isFinite(faithful) ? Numbers.plain(100 * faithful, 0) + " %" : "–";
    }

    private @Nullable CircuitTest current(Shown shown) {
        CircuitTest test = model.test().answer().get();
        return test != null && test.question().circuit().kept().equals(shown.kept()) ? test : null;
    }

    private DataTable table() {
        CircuitFindings found = model.circuit().answer().get();
        EdgeScores scores = model.approximate().answer().get();
        List<List<String>> rows = new ArrayList<>();
        if (found != null && scores != null) {
            double[] values = found.perPrompt(0, Metric.LOGIT_DIFFERENCE);
            double[] ratios = found.faithfulnessPerPrompt(0, Metric.LOGIT_DIFFERENCE);
            for (int row = 0; row < values.length; row++) {
                rows.add(List.of(Integer.toString(row + 1), Double.toString(values[row]), Double.toString(ratios[row])));
            }
        }
        return new DataTable("What the circuit explains · " + model.choices(), List.of("prompt", "logit difference", "faithfulness"), rows);
    }
}
