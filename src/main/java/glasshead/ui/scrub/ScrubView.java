package glasshead.ui.scrub;

import glasshead.circuit.HypothesisTemplate;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubSearch;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Tested;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Causal scrubbing: the tree with the node that is looked at, what is recovered, and what stands behind it.
public final class ScrubView extends VBox {

    private static final List<Double> ERRORS = List.of(.2, .05, .01);
    private static final double DIVIDER = 12;
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private enum Detail {
        UNITS("Units", "All units of the model, to be dragged into the tree"),
        LOSSES("Losses", "The loss of every prompt, untouched and scrubbed"),
        INPUTS("Inputs", "The prompts that stood in for the shown one at the chosen node"),
        PARTS("Parts", "What each part of the hypothesis costs"),
        HISTORY("History", "What was tested, two compared"),
        SEARCH("Search", "The path of the search by scrubbing");

        private final String label;
        private final String meaning;

        Detail(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }
    }

    private final ScrubViewModel model;
    private final TextField title = new TextField();
    private final Label legend = new Label();
    private final UnitDrop drop;
    private final TreePane tree;
    private final FigureTable figures = new FigureTable();
    private final LossDots dots;
    private final Label doubts = new Label();
    private final Label problem = new Label();
    private final Label progress = new Label();
    private final ObjectProperty<Detail> detail = new SimpleObjectProperty<>(Detail.LOSSES);
    private final VBox start = new VBox();
    private final SplitPane content;

    @SuppressWarnings("this-escape") // what is called sets properties and runs nothing of a subclass
    public ScrubView(ScrubViewModel model, HypothesisFiles files) {
        this.model = model;
        getStyleClass().addAll("scrub", Panel.SAYS_ITSELF);
        getStylesheets().add(Objects.requireNonNull(ScrubView.class.getResource("scrub.css")).toExternalForm());
        drop = new UnitDrop(model);
        tree = new TreePane(model, drop);
        dots = new LossDots(model::showRow);
        content = new SplitPane(left(), right());
        content.setDividerPositions(.56);
        content.getStyleClass().add("scrub-split");
        StackPane middle = new StackPane(content, start(files));
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(files), middle, footer());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !model.runs().underWay().get().isEmpty()) {
                model.runs().cancel();
                key.consume();
            }
        });
        model.tree().hypothesis().subscribe(this::refresh);
        model.experiment().subscribe(this::refresh);
        model.runs().findings().subscribe(this::refresh);
        refresh();
    }

    private VBox head(HypothesisFiles files) {
        title.getStyleClass().addAll("strong", "scrub-name");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(title.textProperty().map(name -> name + "\nEnter takes another name"));
        title.setTooltip(whole);
        title.setAccessibleText("Name of the hypothesis");
        title.setOnAction(_ -> model.tree().rename(title.getText()));
        title.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.tree().rename(title.getText());
                refresh();
            }
        });
        legend.getStyleClass().addAll("muted", "small");
        List.of(title, legend).forEach(label -> label.setMinWidth(0));
        Button parts = asking("Which part?", "Scrubs each node by itself, and loosens each feature by one step: which part of the "
                + "hypothesis is wrong", false);
        Button refine = asking("Refine", "Which input that the tree does not name costs most; it is proposed as a node", true);
        FlowPane controls = new FlowPane(6, 4, new StartMenu(model, files), errors(), run(), parts, refine, searching(), title);
        // all of the name: a column is as wide as a W
        title.prefColumnCountProperty().bind(title.textProperty().length().multiply(2).divide(3).add(1));
        title.maxWidthProperty().bind(widthProperty());
        controls.getStyleClass().add("scrub-controls");
        return new VBox(4, controls, legend);
    }

    /// The tree and what stands behind its figures, one below the other where they have no room side by side.
    @Override
    protected void layoutChildren() {
        boolean narrow = getWidth() < content.getItems().stream().mapToDouble(part -> part.minWidth(-1)).sum() + DIVIDER;
        if (narrow != (content.getOrientation() == Orientation.VERTICAL)) {
            Platform.runLater(() -> stack(narrow)); // not amid a layout
        }
        super.layoutChildren();
    }

    private void stack(boolean narrow) {
        content.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        content.setDividerPositions(narrow ? .45 : .56);
        pseudoClassStateChanged(STACKED, narrow);
    }

    /// As narrow as its panel may be.
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private VBox left() {
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox left = new VBox(tree, new NodeEditor(model));
        left.getStyleClass().add("scrub-left");
        return left;
    }

    private VBox right() {
        doubts.setWrapText(true);
        doubts.getStyleClass().addAll("small", "scrub-doubts");
        doubts.managedProperty().bind(doubts.visibleProperty());
        doubts.setMinHeight(Region.USE_PREF_SIZE);
        StackPane details = new StackPane();
        details.setMinSize(0, 60);
        Map<Detail, Node> made = new EnumMap<>(Detail.class); // each when it is first shown: units are many
        detail.subscribe(now -> details.getChildren().setAll(made.computeIfAbsent(now, this::detail)));
        VBox.setVgrow(details, Priority.ALWAYS);
        VBox right = new VBox(figures, doubts, new Segmented<>(List.of(Detail.values()), each -> each.label, each -> each.meaning,
                detail), details);
        right.getStyleClass().add("scrub-right");
        return right;
    }

    private Node detail(Detail which) {
        return switch (which) {
            case UNITS -> new UnitsPane(model, drop);
            case LOSSES -> dots;
            case INPUTS -> new InputsPane(model);
            case PARTS -> new PartsPane(model);
            case HISTORY -> new HistoryPane(model);
            case SEARCH -> new SearchPane(model);
        };
    }

    private Segmented<Double> errors() {
        return new Segmented<>(ERRORS, error -> "± " + error, error -> Texts.format("Rows are drawn until the mean logit difference has a "
                + "standard error of %s over samples, 256 times at most", error), model.until());
    }

    private Button run() {
        Button run = new Button("Run");
        run.getStyleClass().addAll("strong", "scrub-run");
        run.textProperty().bind(model.runs().underWay().map(words -> words.isEmpty() ? "Run" : "Cancel"));
        run.setTooltip(new Tooltip("Tests the hypothesis; what is under way is cancelled (Esc), what is there stays"));
        run.setOnAction(_ -> {
            if (model.runs().underWay().get().isEmpty()) {
                model.run();
            } else {
                model.runs().cancel();
            }
        });
        model.tree().hypothesis().subscribe(now -> run.setDisable(now == null));
        return run;
    }

    private Button asking(String name, String meaning, boolean unmapped) {
        Button button = new Button(name);
        button.setTooltip(new Tooltip(meaning));
        button.setOnAction(_ -> {
            detail.set(Detail.PARTS);
            model.askParts(unmapped);
        });
        model.tree().hypothesis().subscribe(now -> button.setDisable(now == null));
        return button;
    }

    private Button searching() {
        Button button = new Button("Search");
        button.setTooltip(new Tooltip(
                "Builds a small tree that recovers a share on half of the set, and tests it on the other half; what it "
                        + "goes by is chosen below"));
        button.setOnAction(_ -> {
            detail.set(Detail.SEARCH);
            model.search();
        });
        model.experiment().subscribe(() -> button.setDisable(!model.hasSet()));
        button.setDisable(!model.hasSet());
        return button;
    }

    /// What can be done while there is no tree, or no set to test it on.
    private VBox start(HypothesisFiles files) {
        Label words = new Label();
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        words.textProperty().bind(model.experiment().map(_ -> model.hasSet()
                ? "Draw what you believe, and see how much of the behaviour it explains: every part is given other prompts of the set, as "
                        + "far as your hypothesis allows. Start from one that ships, or from nothing."
                : "Causal scrubbing gives parts of the model other prompts of a set: choose Set above, or start from a hypothesis that "
                        + "ships, which brings its set along."));
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getStyleClass().add("scrub-begin");
        for (HypothesisTemplate template : HypothesisTemplate.shipped()) {
            Button begin = new Button(template.name());
            begin.setTooltip(new Tooltip(template.about()));
            begin.setOnAction(_ -> model.tree().begin(template, 0));
            buttons.getChildren().add(begin);
        }
        Button nothing = new Button("from nothing");
        nothing.setTooltip(new Tooltip("A tree with nothing but the output, to which you add parts"));
        nothing.setOnAction(_ -> model.tree().beginFromNothing());
        Button file = new Button("open…");
        file.setTooltip(new Tooltip("A hypothesis in a file, *.json"));
        file.setOnAction(_ -> files.open().get().ifPresent(model.tree()::open));
        buttons.getChildren().addAll(nothing, file);
        start.getChildren().setAll(words, buttons);
        start.getStyleClass().add("scrub-empty");
        return start;
    }

    private HBox footer() {
        problem.getStyleClass().add("danger");
        problem.setMinWidth(0);
        problem.textProperty().bind(model.problem());
        progress.getStyleClass().add("muted");
        progress.textProperty().bind(model.runs().underWay());
        progress.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        HBox footer = new HBox(10, problem, progress);
        footer.getStyleClass().add("scrub-footer");
        return footer;
    }

    private void refresh() {
        Hypothesis now = model.tree().hypothesis().get();
        ScrubFindings found = model.runs().findings().get();
        boolean drawn = now != null && model.hasSet();
        content.setVisible(drawn);
        start.setVisible(!drawn);
        boolean current = found != null && model.isCurrent(found);
        figures.show(found);
        figures.setOpacity(current ? 1 : .45);
        dots.setOpacity(current ? 1 : .45);
        dots.show(found, model.experiment().get().subject().shown());
        doubts.setText(found != null && current ? String.join(" ", found.doubts()) : "");
        doubts.setVisible(!doubts.getText().isEmpty());
        title.setVisible(drawn);
        if (!title.isFocused()) {
            title.setText(now == null ? "" : now.name());
        }
        legend.setText(found == null ? "recovered: 0 % with all that the root names from any row, 100 % the untouched model"
                : Texts.format("%s on %s, %d prompts, %d samples, seed %d%s", found.model().name(), found.question().set().name(), found
                        .rows().size(), found.samples(), found.question().seed(), current ? "" : ", of an earlier tree: run again"));
    }

    /// What was tested, and the path of the last search.
    public DataTable table() {
        List<List<String>> lines = new ArrayList<>();
        for (Tested tested : model.tested().getValue()) {
            List<String> line = new ArrayList<>(List.of(tested.hypothesis().name(), tested.set(), Integer.toString(tested.samples())));
            List.of(ScrubMetric.values()).forEach(metric -> line.add(Texts.format("%.6f", tested.share(metric).value())));
            lines.add(line);
        }
        ScrubSearch searched = model.runs().search().get();
        if (searched != null) {
            searched.steps().forEach(step -> lines.add(List.of(step.words(), "search", Integer.toString(step.tried()), "", Numbers.plain(
                    step.recovered(), 6), "")));
        }
        return new DataTable("Hypotheses tested", List.of("hypothesis", "set", "samples", "logit difference", "loss", "KL"), lines);
    }
}
