package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitMethod;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.PlainCell;
import glasshead.ui.format.PlainList;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.PartDrag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// The circuit's edges as a table: by gradients and, as far as that is known, by cutting each. A click or the space bar cuts an edge or
/// takes it back.
final class EdgeList implements ScoreTable {

    private static final Set<KeyCode> KEYS = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER, KeyCode.DELETE);
    private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

    private final CircuitViewModel model;
    private final ObservableList<Edge> edges = FXCollections.observableArrayList();
    private final PlainList<Edge> list = new PlainList<>(edges);
    private final Label method = new Label();
    private final EdgeCard card;
    private final VBox content;

    EdgeList(CircuitViewModel model) {
        this.model = model;
        card = new EdgeCard(model);
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText("Edges of the circuit; the space bar cuts one or takes it back");
        list.setOnKeyPressed(event -> {
            Edge edge = list.getSelectionModel().getSelectedItem();
            if (edge != null && KEYS.contains(event.getCode())) {
                model.edits().click(edge);
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.pointing().held().set(now);
            }
        });
        content = ScoreTable.under(ScoreTable.row(new Label("sender → receiver"), method, new Label("cut")), list);
        model.pointing().edge().addListener((_, _, _) -> list.redraw());
        model.pointing().held().addListener((_, _, now) -> {
            if (now == null) {
                list.getSelectionModel().clearSelection();
            }
            list.redraw();
        });
        model.pointing().node().addListener((_, _, _) -> list.redraw());
    }

    @Override
    public String title() {
        return "Edges";
    }

    @Override
    public String legend() {
        Shown shown = model.shown().get();
        return shown == null ? "" : "≈ by gradient · ✓ measured" + shown.agreement();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> footer() {
        return List.of(card);
    }

    void show() {
        Shown shown = model.shown().get();
        List<Edge> listed = shown == null ? List.of() : shown.listed(model.look().edges().order());
        if (!edges.equals(listed)) {
            edges.setAll(listed);
        }
        list.redraw();
        method.setText(model.look().search().method() == CircuitMethod.EAP ? "EAP" : "EAP-IG");
    }

    @Override
    public DataTable data() {
        Shown shown = model.shown().get();
        List<List<String>> rows = new ArrayList<>();
        if (shown != null) {
            for (Edge edge : shown.listed(model.look().edges().order())) {
                rows.add(List.of(edge.toString(), Double.toString(shown.approximate(edge)), shown.isExact(edge) ? Double.toString(shown
                        .exact(edge)) : "", shown.keeps(edge) ? "kept" : "cut"));
            }
        }
        return new DataTable("Edges of the circuit · " + model.choices(), List.of("edge", method.getText(), "cut", "state"), rows);
    }

    private final class Cell extends PlainCell<Edge> {

        private final ScoreLine line = new ScoreLine();

        Cell() {
            PartDrag.from(this, () -> getItem() == null ? null : getItem().sender());
            setOnMouseEntered(_ -> model.pointing().edge().set(getItem()));
            setOnMouseExited(_ -> model.pointing().edge().set(null));
            setOnMouseClicked(event -> {
                if (getItem() != null && event.getClickCount() == 1) {
                    model.edits().click(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Edge edge, boolean empty) {
            super.updateItem(edge, empty);
            setText(null);
            Shown shown = model.shown().get();
            if (empty || edge == null || shown == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            Receiver to = edge.receiver();
            String exact = shown.isExact(edge) ? Numbers.signed(shown.exact(edge)) + " ✓" : "…";
            line.show(edge.sender() + " → " + GraphNode.of(to), to.port().ofHead() ? to.port() : null, Numbers.signed(shown.approximate(
                    edge)) + " ≈", exact);
            pseudoClassStateChanged(CUT, !shown.keeps(edge));
            pseudoClassStateChanged(ScoreTable.PREVIEWED, edge.equals(model.pointing().edge().get()) || edge
                    .equals(model.pointing().held().get()));
            setTooltip(new Tooltip(edge + "\n" + (shown.keeps(edge) ? "Click cuts it" : "Cut: a click takes it back") + model.details()
                    .inPrompts(edge)));
            setAccessibleText(edge + ", " + CircuitTexts.effect(shown, edge) + (shown.keeps(edge) ? ", kept" : ", cut"));
            setGraphic(line.node());
        }
    }
}
