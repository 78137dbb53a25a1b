package glasshead.ui.circuit;

import glasshead.engine.NodeScores;
import glasshead.experiment.Choices;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.PatchedNode;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.PlainCell;
import glasshead.ui.format.PlainList;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.PartDrag;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Scores of nodes as a table: by the approximation and, as far as that is known, by patching each. A click or Enter shows the senders of
/// what reads.
final class NodeList implements ScoreTable {

    private final CircuitViewModel model;
    private final ObservableList<Integer> numbers = FXCollections.observableArrayList();
    private final PlainList<Integer> list = new PlainList<>(numbers);
    private final Label method = new Label();
    private final Button check = new Button();
    private final VBox content;

    NodeList(CircuitViewModel model) {
        this.model = model;
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText("Scores of nodes; Enter shows what sends to one");
        list.setOnKeyPressed(event -> {
            PatchedNode node = node(list.getSelectionModel().getSelectedItem());
            if (node != null && event.getCode() == KeyCode.ENTER) {
                model.edits().senders(node);
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> model.pointing().activation().set(node(now)));
        content = ScoreTable.under(ScoreTable.row(new Label("node"), method, new Label("patched")), list);
        model.pointing().activation().addListener((_, _, _) -> list.redraw());
        check.getStyleClass().add("circuit-run");
        check.setAccessibleText("Measure each node by patching it, or stop");
        check.managedProperty().bind(check.visibleProperty());
        check.setOnAction(_ -> model.nodes().flipExact());
    }

    /// Begins the exact check, or stops it.
    Button check() {
        return check;
    }

    private @Nullable PatchedNode node(@Nullable Integer number) {
        NodeFigures figures = model.nodes().figures().get();
        return number == null || figures == null || number >= figures.nodes().size() ? null : figures.nodes().get(number);
    }

    @Override
    public String title() {
        return "Nodes";
    }

    @Override
    public String legend() {
        NodeFigures figures = model.nodes().figures().get();
        String problem = model.nodes().problem(model.look().nodes().scoring());
        if (figures == null || !problem.isEmpty()) {
            return problem.isEmpty() ? "Patching…" : problem;
        }
        NodeScores exact = model.nodes().exact().answer().get();
        String progress = exact == null || exact.complete() ? "" : " " + Numbers.grouped(figures.measured()) + " of " + Numbers.grouped(
                figures.nodes().size());
        return (figures.method().approximate() ? "≈ " + figures.method() + (figures.method().unsigned() ? ", sizes" : "") + " · " : "")
                + "✓ patched" + progress + figures.agreement();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> footer() {
        return List.of();
    }

    void show() {
        NodeFigures figures = model.nodes().figures().get();
        List<Integer> listed = figures == null ? List.of() : figures.listed(model.look().edges().order());
        if (!numbers.equals(listed)) {
            numbers.setAll(listed);
        }
        list.redraw();
        method.setText(figures == null || !figures.method().approximate() ? "" : model.look().nodes().scoring().title());
        boolean running = model.nodes().exact().running().get();
        check.setVisible(model.look().nodes().listed() && !model.nodes().exact().isWhole());
        check.setText(running ? "Stop" : "Check");
        check.setTooltip(new Tooltip(running ? "Stop; what is measured stays" : "Patch every node by itself"));
    }

    @Override
    public DataTable data() {
        NodeFigures figures = model.nodes().figures().get();
        OnSet on = model.on();
        List<List<String>> rows = figures == null ? List.of() : figures.listed(model.look().edges().order()).stream().map(node -> List.of(
                figures.nodes().get(node).toString(), number(figures.approximate()[node]), number(figures.exact()[node]))).toList();
        return new DataTable("Nodes" + (on == null ? "" : " · " + new Choices("nodes", on, Metric.LOGIT_DIFFERENCE).title()), List.of(
                "node",
                model.look().nodes().scoring().title(), "patched"), rows);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private final class Cell extends PlainCell<Integer> {

        private final ScoreLine line = new ScoreLine();

        Cell() {
            PartDrag.from(this, () -> {
                PatchedNode node = node(getItem());
                return node == null ? null : node.part();
            });
            setOnMouseEntered(_ -> model.pointing().activation().set(node(getItem())));
            setOnMouseExited(_ -> model.pointing().activation().set(null));
            setOnMouseClicked(_ -> {
                PatchedNode node = node(getItem());
                if (node != null) {
                    model.edits().senders(node);
                }
            });
        }

        @Override
        protected void updateItem(Integer number, boolean empty) {
            super.updateItem(number, empty);
            setText(null);
            NodeFigures figures = model.nodes().figures().get();
            PatchedNode node = node(number);
            if (empty || number == null || figures == null || node == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            double by = figures.approximate()[number];
            String approximate = Double.isNaN(by) ? "" : (figures.method().unsigned() ? Numbers.plain(by, 2) : Numbers.signed(by)) + " ≈";
            String exact = figures.isExact(number) ? Numbers.signed(figures.exact()[number]) + " ✓" : "…";
            line.show(node.part().toString(), node.port(), approximate, exact);
            pseudoClassStateChanged(ScoreTable.PREVIEWED, node.equals(model.pointing().activation().get()));
            setTooltip(GraphNode.read(node) == null ? null : new Tooltip("Click shows all that sends to it"));
            setAccessibleText(node + ", " + approximate + (figures.isExact(number) ? ", " + exact : ""));
            setGraphic(line.node());
        }
    }
}
