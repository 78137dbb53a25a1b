package glasshead.ui.interventions;

import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of interventions. Heads are put into it by key, by `+ Add` or by dropping them here.
public final class InterventionsView extends StackPane {

    static final String SHEET = Objects.requireNonNull(InterventionsView.class.getResource("interventions.css")).toExternalForm();

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final Panel panel = new Panel("Interventions");
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final TextFlow hint = hint();
    private final List<LineRow> rows = new ArrayList<>();
    private final InterventionsViewModel model;

    /// @param close what the cross in its head does
    public InterventionsView(InterventionsViewModel model, Runnable close) {
        this.model = model;
        getStylesheets().add(SHEET);
        getStyleClass().add("interventions");
        list.getStyleClass().add("line-list");
        Button add = new Button("+ Add");
        add.setTooltip(new Tooltip("Choose a head, a layer or another place to intervene"));
        add.setOnAction(event -> AddForm.open(add, model));
        Button cross = new Button("", new FontIcon(Feather.X));
        cross.getStyleClass().add("quiet");
        cross.setTooltip(new Tooltip("Close the interventions, which stay (I, or Esc in them)"));
        cross.setAccessibleText("Close the interventions");
        cross.setOnAction(_ -> close.run());
        panel.controls().getChildren().addAll(add, cross);
        String undoes = KeyCombination.keyCombination("Shortcut+Z").getDisplayText() + " undoes";
        model.ofSet().subscribe(inAll -> panel.legend().set(inAll ? "in every prompt of the set · Δ in the shown one · " + undoes
                : "applied in order of the forward pass · " + undoes));
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        panel.setContent(scroll);
        panel.setTable(model::table);
        getChildren().add(panel);
        takeDropsOn(this);
        model.lines().addListener((property, before, now) -> show(now));
        show(model.lines().get());
    }

    private void show(List<Line> lines) {
        boolean added = list.getChildren().size() > 1 && lines.size() > list.getChildren().size() - 1;
        while (rows.size() < lines.size()) {
            rows.add(new LineRow(model, lines.get(rows.size())));
        }
        for (int i = 0; i < lines.size(); i++) {
            rows.get(i).show(lines.get(i));
        }
        if (list.getChildren().size() != lines.size() + 1) {
            list.getChildren().setAll(rows.subList(0, lines.size()));
            list.getChildren().add(hint);
        }
        if (added) {
            revealLater(rows.get(lines.size() - 1));
        }
    }

    /// Lets heads be dropped on something else in the place of the list.
    public void takeDropsOn(Node place) {
        place.addEventHandler(DragEvent.DRAG_OVER, this::over);
        place.addEventHandler(DragEvent.DRAG_EXITED, _ -> pseudoClassStateChanged(DROP, false));
        place.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    /// A new line may come from anywhere in the window; once it has its place it is scrolled into sight.
    private void revealLater(LineRow row) {
        Platform.runLater(() -> {
            scroll.applyCss();
            scroll.layout();
            double hidden = list.getHeight() - scroll.getViewportBounds().getHeight();
            if (hidden > 0) {
                double above = row.getBoundsInParent().getMaxY() - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(Math.clamp(above / hidden, 0, 1));
            }
        });
    }

    private static TextFlow hint() {
        Text key = new Text("A");
        key.getStyleClass().add("hint-key");
        TextFlow flow = new TextFlow(new Text("Press "), key, new Text(" on a head, or drop a head here."));
        flow.getChildren().forEach(text -> text.getStyleClass().add("hint-text"));
        flow.getStyleClass().add("line-hint");
        return flow;
    }

    private void over(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasString() && model.accepts(board.getString())) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            pseudoClassStateChanged(DROP, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        event.setDropCompleted(event.getDragboard().hasString() && model.drop(event.getDragboard().getString()));
        event.consume();
    }
}
