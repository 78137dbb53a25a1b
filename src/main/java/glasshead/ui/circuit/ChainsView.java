package glasshead.ui.circuit;

import glasshead.experiment.Chain;
import glasshead.ui.format.PlainCell;
import glasshead.ui.format.PlainList;
import glasshead.ui.options.ViewOptions;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Chains of several hops: drawn over the model's boxes, and below as a list with what each carries.
final class ChainsView extends VBox {

    private static final String HINT = "Drag from a head to a port (Q K V) or an MLP, from there to the next, and at last to the logits; "
            + "by keys: arrows, Enter at a head, then Q, K, V or Enter.";

    private final CircuitViewModel model;
    private final Chains chains;
    private final ObservableList<Chain> shown = FXCollections.observableArrayList();
    private final PlainList<Chain> list = new PlainList<>(shown);
    private final Label said = new Label();

    ChainsView(CircuitViewModel model, ViewOptions options) {
        super(4);
        this.model = model;
        chains = model.paths().chains();
        getStylesheets().add(PlainList.SHEET);
        ChainPane pane = new ChainPane(model, options);
        GraphScroll scroll = new GraphScroll(pane, pane.least());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        said.getStyleClass().addAll("small", "muted");
        said.setMinWidth(0);
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText("Paths with what each carries; Delete takes one away");
        list.getStyleClass().add("circuit-chain-list");
        Label none = new Label(HINT);
        none.getStyleClass().addAll("small", "muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                chains.chosen().set(now);
            }
        });
        list.setOnKeyPressed(event -> {
            Chain chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null && event.getCode() == KeyCode.DELETE) {
                model.edits().paths(now -> now.without(chosen));
                event.consume();
            }
        });
        getChildren().addAll(said, scroll, list);
        setMinSize(0, 0);
        chains.values().subscribe(this::show);
        chains.chosen().subscribe(this::show);
        chains.asked().answer().subscribe(this::show);
        chains.asked().problem().subscribe(this::show);
        model.session().view().subscribe(this::show);
    }

    private void show() {
        List<Chain> now = model.look().paths().chains();
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
        list.redraw();
        String problem = chains.asked().problem().get();
        said.setText(!problem.isEmpty() ? problem : "by how much the mean logit difference changes along each · " + model.look().paths()
                .mode().label() + (now.isEmpty() ? "" : " · drag on from where the chosen one ends; Esc lets it go"));
    }

    private final class Cell extends PlainCell<Chain> {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Button away = new Button("✕");
        private final HBox line = new HBox(8, name, value, away);

        Cell() {
            name.getStyleClass().add("mono");
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            value.getStyleClass().add("circuit-figure");
            value.setMinWidth(USE_PREF_SIZE);
            away.getStyleClass().add("circuit-run");
            away.setMinWidth(USE_PREF_SIZE);
            away.setTooltip(new Tooltip("Takes this path away"));
            away.setAccessibleText("Take this path away");
            away.setOnAction(_ -> {
                Chain chain = getItem();
                if (chain != null) {
                    model.edits().paths(now -> now.without(chain));
                }
            });
            line.getStyleClass().add("circuit-line");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(Chain chain, boolean empty) {
            super.updateItem(chain, empty);
            if (empty || chain == null) {
                setGraphic(null);
                return;
            }
            Double of = chains.values().get().get(chain);
            name.setText(chain.toString().replace("->", " → "));
            value.setText(of == null ? "…" : ChainPainter.carried(of));
            pseudoClassStateChanged(PseudoClass.getPseudoClass("previewed"), chain.equals(chains.chosen().get()));
            setGraphic(line);
        }
    }
}
