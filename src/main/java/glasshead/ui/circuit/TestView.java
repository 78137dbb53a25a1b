package glasshead.ui.circuit;

import glasshead.engine.CircuitTest;
import glasshead.experiment.Part;
import glasshead.ui.format.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the tests of a circuit found: sets of parts taken from circuit and model, the farthest apart first, and each edge by itself.
final class TestView extends VBox {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final CircuitViewModel model;
    private final Label said = new Label();
    private final Button run = new Button("Test");
    private final GridPane sets = new GridPane();
    private final GridPane edges = new GridPane();

    TestView(CircuitViewModel model) {
        this.model = model;
        getStyleClass().add("circuit-test");
        run.setTooltip(new Tooltip("Take parts away from circuit and model alike, and cut each kept edge by itself"));
        run.setOnAction(_ -> {
            if (model.test().running().get()) {
                model.test().stop();
            } else {
                model.runTest();
            }
        });
        said.getStyleClass().addAll("small", "muted");
        HBox line = new HBox(8, run, said);
        line.getStyleClass().add("circuit-line");
        for (GridPane table : List.of(sets, edges)) {
            table.getStyleClass().add("circuit-figures");
        }
        HBox both = new HBox(28, sets, edges);
        HBox.setHgrow(sets, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("circuit-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("circuit-test");
        setSpacing(8);
        setMinSize(0, 0);
        getChildren().addAll(line, scroll);
        model.test().answer().addListener((_, _, _) -> show());
        model.test().running().addListener((_, _, _) -> show());
        model.test().problem().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        CircuitTest test = model.test().answer().get();
        run.setText(model.test().running().get() ? "Stop" : "Test");
        sets.getChildren().clear();
        edges.getChildren().clear();
        if (test == null) {
            said.setText(model.test().problem().get().isEmpty() ? "Nothing is tested yet: press Test." : model.test().problem().get());
            return;
        }
        said.setText(test.done() + " of " + test.of() + " circuits · shares of " + Numbers.signed(test.range())
                + " logits, what the model has above nothing · seed " + test.question().seed());
        columns(sets, 4);
        head(sets, "taken away", "circuit", "model", "apart");
        List<CircuitTest.Knockout> knockouts = test.knockouts().stream().sorted(Comparator.comparingDouble(set -> -set.gap())).toList();
        for (CircuitTest.Knockout set : knockouts) {
            String parts = set.parts().stream().map(Part::toString).collect(Collectors.joining(" "));
            double share = set.gap() / Math.abs(test.range());
            row(sets, set.name() + ": " + (parts.isEmpty() ? "nothing" : parts), share > .25, Numbers.signed(set.circuit()), Numbers.signed(
                    set.whole()), Numbers.plain(share, 2));
        }
        columns(edges, 3);
        head(edges, "kept edge, cut by itself", "change", "share");
        test.edges().stream().sorted(Comparator.comparingDouble(edge -> -Math.abs(edge.change()))).forEach(edge -> {
            double share = Math.abs(edge.change() / test.range());
            row(edges, edge.edge().toString(), share < ExplainsView.IDLE, Numbers.signed(edge.change()), Numbers.percent(share));
        });
    }

    private static void columns(GridPane table, int count) {
        table.getColumnConstraints().clear();
        for (int i = 0; i < count; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            table.getColumnConstraints().add(column);
        }
    }

    private static void head(GridPane table, String... names) {
        for (int i = 0; i < names.length; i++) {
            Label label = new Label(names[i]);
            label.getStyleClass().addAll("small", "muted");
            table.add(label, i, 0);
        }
    }

    private static void row(GridPane table, String name, boolean warning, String... figures) {
        int row = table.getRowCount();
        Label label = new Label(name);
        label.getStyleClass().addAll("small", "mono");
        label.setTooltip(new Tooltip(name));
        label.setMinWidth(60);
        table.add(label, 0, row);
        for (int i = 0; i < figures.length; i++) {
            Label figure = new Label(figures[i]);
            figure.getStyleClass().addAll("small", "circuit-value");
            figure.pseudoClassStateChanged(WARNING, warning && i == figures.length - 1);
            figure.setMinWidth(USE_PREF_SIZE);
            table.add(figure, i + 1, row);
        }
    }
}
