package glasshead.ui.circuit;

import glasshead.analysis.Correlation;
import glasshead.experiment.Edge;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.EdgesLook;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.PlainList;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.PartDrag;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The circuit's edges as a table: by gradients and, as far as that is known, by cutting each. A click or the space bar cuts an edge or
/// takes it back.
final class EdgeList {

    private static final Set<KeyCode> KEYS = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER, KeyCode.DELETE);
    private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

    /// The header and two edges.
    private static final double LEAST_HEIGHT = 72;

    private final CircuitViewModel model;
    private final Panel panel = new Panel("Edges");
    private final ObservableList<Edge> edges = FXCollections.observableArrayList();
    private final PlainList<Edge> list = new PlainList<>(edges);
    private final Label method = new Label();
    private final EdgeCard card;
    /// The mouse on its way to the card passes over rows, which are not meant.
    private boolean passing;

    EdgeList(CircuitViewModel model) {
        this.model = model;
        card = new EdgeCard(model);
        panel.getStyleClass().add("circuit-edges");
        panel.getStylesheets().add(PlainList.SHEET);
        panel.controls().getChildren().add(new Segmented<>(List.of(false, true), order -> order ? "Order" : "Size",
                order -> order ? "In the order of the forward pass" : "The strongest first", model.looks().part(CircuitLook::edges,
                        CircuitLook::withEdges).choice(EdgesLook::order, EdgesLook::withOrder)));
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText("Edges of the circuit; the space bar cuts one or takes it back");
        list.setOnKeyPressed(event -> {
            Edge edge = list.getSelectionModel().getSelectedItem();
            if (edge != null && KEYS.contains(event.getCode())) {
                model.toggle(edge);
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            model.pointedEdge().set(now);
            if (now != null) {
                card.show(now);
            }
        });
        Label name = new Label("sender → receiver");
        Label cut = new Label("cut");
        HBox header = row(name, method, cut);
        header.getStyleClass().add("plain-list-header");
        Region gutter = new Region();
        gutter.minWidthProperty().bind(list.gutter());
        header.getChildren().add(gutter);
        VBox both = new VBox(2, header, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        panel.setContent(both);
        panel.keepContent(LEAST_HEIGHT);
        panel.setFooter(card);
        panel.setTable(this::table);
        model.shown().subscribe(this::show);
        model.session().view().subscribe(this::show);
        model.pointedEdge().addListener((_, _, now) -> {
            list.refresh();
            if (now != null && !passing) {
                card.show(now);
            }
        });
        model.pointedNode().addListener((_, _, _) -> list.refresh());
    }

    Panel panel() {
        return panel;
    }

    private static HBox row(Label name, Label approximate, Label exact) {
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        for (Label figure : List.of(approximate, exact)) {
            figure.getStyleClass().add("circuit-figure");
            figure.setMinWidth(Region.USE_PREF_SIZE);
        }
        return new HBox(name, approximate, exact);
    }

    private void show() {
        Shown shown = model.shown().get();
        List<Edge> listed = shown == null ? List.of() : shown.listed(model.look().edges().order());
        if (!edges.equals(listed)) {
            edges.setAll(listed);
        }
        list.refresh();
        method.setText(model.look().search().method() == CircuitMethod.EAP ? "EAP" : "EAP-IG");
        panel.legend().set(shown == null ? "" : "≈ by gradient · ✓ measured" + agreement(shown));
    }

    /// `r = .95, ranks .90 over 312 edges`
    static String agreement(Shown shown) {
        int[] known = IntStream.range(0, shown.edges().size()).filter(edge -> !Double.isNaN(shown.exact()[edge])).toArray();
        if (known.length < 3) {
            return "";
        }
        Correlation correlation = Correlation.of(IntStream.of(known).mapToDouble(edge -> shown.approximate()[edge]).toArray(), IntStream.of(
                known).mapToDouble(edge -> shown.exact()[edge]).toArray());
        return " · r = " + Numbers.plain(correlation.r(), 2) + ", of ranks " + Numbers.plain(correlation.rank(), 2) + " over "
                + Numbers.grouped(known.length) + (known.length == shown.edges().size() ? "" : " so far");
    }

    private DataTable table() {
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

    private final class Cell extends ListCell<Edge> {

        private final Label name = new Label();
        private final Label port = new Label();
        private final Label approximate = new Label();
        private final Label exact = new Label();
        private final HBox line = row(name, approximate, exact);

        Cell() {
            name.getStyleClass().add("mono");
            name.setGraphic(port);
            name.setContentDisplay(ContentDisplay.RIGHT);
            port.getStyleClass().addAll("mono", "circuit-port");
            PartDrag.from(this, () -> getItem() == null ? null : getItem().sender());
            setOnMouseEntered(_ -> {
                passing = true;
                model.pointedEdge().set(getItem());
                passing = false;
            });
            setOnMouseExited(_ -> model.pointedEdge().set(null));
            setOnMouseClicked(event -> {
                if (getItem() != null && event.getClickCount() == 1) {
                    model.toggle(getItem());
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
                return;
            }
            Receiver to = edge.receiver();
            name.setText(edge.sender() + " → " + GraphNode.of(to));
            port.setText(to.port().ofHead() ? to.port().name() : "");
            port.getStyleClass().removeAll("q", "k", "v");
            if (to.port().ofHead()) {
                port.getStyleClass().add(to.port().letter());
            }
            approximate.setText(Numbers.signed(shown.approximate(edge)) + " ≈");
            exact.setText(shown.isExact(edge) ? Numbers.signed(shown.exact(edge)) + " ✓" : "…");
            pseudoClassStateChanged(CUT, !shown.keeps(edge));
            pseudoClassStateChanged(PseudoClass.getPseudoClass("previewed"), edge.equals(model.pointedEdge().get()));
            setTooltip(new Tooltip((shown.keeps(edge) ? "Click cuts it" : "Cut: a click takes it back") + model.inPrompts(edge)));
            setGraphic(line);
        }
    }
}
