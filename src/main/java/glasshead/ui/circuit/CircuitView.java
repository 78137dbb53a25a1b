package glasshead.ui.circuit;

import glasshead.engine.EdgeScores;
import glasshead.experiment.Subject;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.NodeScoring;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The workspace of circuits: the graph with its curve, what it explains, and its edges.
public final class CircuitView {

    private final CircuitViewModel model;
    private final Panel panel = new Panel("Circuit");
    private final StackPane middle = new StackPane();
    private final Map<CircuitTab, Supplier<Node>> makers = new EnumMap<>(CircuitTab.class);
    private final Map<CircuitTab, Node> made = new EnumMap<>(CircuitTab.class);
    private final ReadOnlyStringWrapper instead = new ReadOnlyStringWrapper("");
    private final ScoresView scores;
    private final ExplainsView explains;
    private final Button second = new Button("Show second prompt");
    private final Button set = new Button();
    private final Label choices = new Label();

    /// @param files   where circuits are read from and written to
    /// @param choose  goes to a shipped set
    /// @param further tabs that other packages fill; each is made when it is first shown
    public CircuitView(CircuitViewModel model, ViewOptions options, CircuitFiles files, Consumer<String> choose,
            Map<CircuitTab, Supplier<Node>> further) {
        this.model = model;
        makers.put(CircuitTab.GRAPH, () -> drawn(options));
        makers.put(CircuitTab.EDGES, () -> new EdgesView(model, options));
        makers.put(CircuitTab.PATHS, () -> new PathsView(model, options));
        makers.put(CircuitTab.TEST, () -> new TestView(model));
        makers.putAll(further);
        var tab = model.looks().choice(CircuitLook::tab, CircuitLook::withTab);
        panel.controls().getChildren().add(new Segmented<>(List.copyOf(makers.keySet()), CircuitTab::title, CircuitTab::tooltip, tab));
        CircuitMenus menus = new CircuitMenus(model, files);
        panel.legendControls().getChildren().addAll(menus.compare(), menus.file());
        panel.setContent(content());
        panel.keepContent(Region.USE_COMPUTED_SIZE); // what the tab needs, which its style says
        panel.setTable(this::table);
        scores = new ScoresView(model);
        explains = new ExplainsView(model);
        second.setTooltip(new Tooltip("A field for it, below the first prompt"));
        second.setOnAction(_ -> model.session().secondPrompt().set(true));
        set.setTooltip(new Tooltip("A shipped set for this model: a hundred prompts, each with its corrupted one and its answers"));
        set.setMnemonicParsing(false);
        set.setOnAction(_ -> choose.accept(model.fittingSet()));
        choices.getStyleClass().addAll("small", "muted");
        panel.setFooter(choices);
        tab.subscribe(this::show);
        model.shown().subscribe(this::refresh);
        model.obstacle().subscribe(this::refresh);
        model.known().subscribe(this::refresh);
        model.approximate().answer().addListener((_, _, _) -> refresh());
        for (Panel each : List.of(graph(), explains(), edges())) {
            each.getStyleClass().addAll("circuit", Panel.SAYS_ITSELF);
            each.getStylesheets().add(Objects.requireNonNull(CircuitView.class.getResource("circuit.css")).toExternalForm());
            each.addEventFilter(KeyEvent.KEY_PRESSED, event -> { // before lists, which take Esc for themselves
                if (event.getCode() == KeyCode.ESCAPE && model.pointing().held().get() != null) {
                    model.pointing().held().set(null);
                    event.consume();
                }
            });
            each.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false).subscribe(_ -> look());
        }
        refresh();
    }

    /// The graph and what else is asked of edges.
    public Panel graph() {
        return panel;
    }

    public Panel explains() {
        return explains.panel();
    }

    public Panel edges() {
        return scores.panel();
    }

    private void look() {
        model.seen(Stream.of(graph(), explains(), edges()).anyMatch(each -> each.getScene() != null && each.getScene().getWindow() != null
                && each.getScene().getWindow().isShowing()));
    }

    private Node content() {
        middle.visibleProperty().bind(instead.isEmpty());
        middle.setMinWidth(0);
        middle.getStyleClass().add("circuit-tab");
        HBox ways = new HBox(8, second, set);
        for (Button way : List.of(second, set)) {
            way.managedProperty().bind(way.visibleProperty());
        }
        ways.getStyleClass().add("circuit-instead");
        VBox words = new VBox(8, new WaitingLabel(instead.getReadOnlyProperty()), ways);
        words.getStyleClass().add("circuit-instead");
        words.visibleProperty().bind(instead.isNotEmpty());
        StackPane stack = new StackPane(middle, words);
        stack.setMinWidth(0);
        return stack;
    }

    private Node drawn(ViewOptions options) {
        GraphPane graph = new GraphPane(model, options);
        GraphScroll scroll = new GraphScroll(graph, graph.least());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        CurvePane curve = new CurvePane(model, options);
        HBox.setHgrow(curve, Priority.ALWAYS);
        HBox below = new HBox(18, new FindControls(model), curve);
        below.getStyleClass().add("circuit-below");
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox both = new VBox(6, new OverlayKey(model, options), scroll, below);
        both.getStyleClass().add("circuit-drawn");
        both.setMinWidth(0);
        return both;
    }

    private void show(CircuitTab tab) {
        Supplier<Node> maker = makers.getOrDefault(tab, Objects.requireNonNull(makers.get(CircuitTab.GRAPH)));
        middle.getChildren().setAll(made.computeIfAbsent(tab, _ -> maker.get()));
        refresh();
    }

    private void refresh() {
        Shown shown = model.shown().get();
        // a hypothesis is about other rows, not about cut edges
        instead.set(model.look().tab() == CircuitTab.SCRUB ? "" : !model.obstacle().get().isEmpty() ? model.obstacle().get() : shown == null
                ? "Following the gradients…" : "");
        second.setVisible(model.obstacle().get().equals(Obstacles.SECOND_PROMPT));
        offerSet();
        choices.setText(shown == null ? "" : model.choices());
        choices.setTooltip(new Tooltip("What all figures here depend on: " + choices.getText()));
        panel.title().set(shown == null ? "Circuit" : "Circuit · " + Numbers.grouped(shown.kept().size()) + " of " + Numbers.grouped(shown
                .edges().size()) + " edges" + (shown.kept().size() > Shown.DRAWN ? ", the strongest " + Shown.DRAWN + " drawn" : ""));
        EdgeScores scores = model.approximate().answer().get();
        panel.remark().set(scores == null || shown == null ? "" : CircuitTexts.remark(scores));
        panel.legend().set(switch (model.look().tab()) {
            case GRAPH -> (model.look().nodes().scoring() == NodeScoring.OFF ? "" : "boxes: patching each, ports: its inputs · ")
                    + "width: what cutting it changes · teal holds the logit difference up, orange down · click an edge: cut · "
                    + "drag from a node to a port (Q K V): put in · click a node: all its senders";
            case EDGES -> "what cutting each edge changes, in logits: ≈ by gradients, ✓ measured · teal holds the logit difference "
                    + "up, orange holds it down";
            case PATHS -> "by how much the mean logit difference changes when a head reaches the receivers with what it writes in the "
                    + "corrupted prompt, all other heads held";
            case SCRUB -> "whether parts can be given other prompts, as far as a hypothesis allows";
            case TEST -> "the same parts taken from circuit and model, and each edge cut by itself";
        });
    }

    private void offerSet() {
        boolean alone = !model.obstacle().get().isEmpty() && model.session().experiment().get().subject() instanceof Subject.Alone;
        String fitting = alone ? model.fittingSet() : "";
        set.setVisible(!fitting.isEmpty());
        set.setText("Take the set “" + fitting.replace('-', ' ') + "”");
    }

    private DataTable table() {
        Shown shown = model.shown().get();
        List<List<String>> rows = new ArrayList<>();
        if (shown != null) {
            shown.edges().forEach(edge -> rows.add(List.of(edge.toString(), Double.toString(shown.approximate(edge)), shown.isExact(edge)
                    ? Double.toString(shown.exact(edge)) : "", shown.keeps(edge) ? "kept" : "cut")));
        }
        return new DataTable("All edges · " + model.choices(), List.of("edge", "by gradients", "cut", "state"), rows);
    }
}
