package glasshead.ui.contrast;

import glasshead.ui.prompt.WrappingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card beside the prompt: which tokens are compared, and by how much the model prefers the answer, before and after.
public final class ContrastView extends VBox {

    static final String SHEET = Objects.requireNonNull(ContrastView.class.getResource("contrast.css")).toExternalForm();

    private static final int MOST_ROWS = 3;

    private final WrappingRows tags = WrappingRows.atMost(MOST_ROWS);
    private final Button swap = new Button("over", new FontIcon("fth-repeat"));
    private final SideTags answers;
    private final @Nullable SideTags distractors;

    public ContrastView(ContrastViewModel model) {
        getStylesheets().add(SHEET);
        getStyleClass().addAll("card", "contrast-card");
        answers = new SideTags(model, ContrastSide.ANSWER, tags.row().widthProperty(), this::arrange);
        distractors = new SideTags(model, ContrastSide.DISTRACTOR, tags.row().widthProperty(), this::arrange);
        swap.getStyleClass().addAll("quiet", "contrast-swap");
        swap.setContentDisplay(ContentDisplay.RIGHT);
        swap.setTooltip(new Tooltip("Swap answers and distractors"));
        swap.setAccessibleText("Swap answers and distractors");
        swap.setOnAction(event -> model.swap());
        Label caption = new Label();
        caption.textProperty().bind(model.caption());
        caption.getStyleClass().add("contrast-caption");
        caption.setMinWidth(0);
        VBox question = new VBox(tags, caption);
        question.getStyleClass().add("contrast-question");
        question.setMinWidth(0);
        HBox.setHgrow(question, Priority.ALWAYS);
        HBox main = new HBox(question, new ScoreView(model.score()));
        main.getStyleClass().add("contrast-main");
        WarningLine warning = new WarningLine(model);
        VBox.setVgrow(warning, Priority.ALWAYS);
        getChildren().addAll(main, warning);
        arrange();
    }

    private void arrange() {
        if (distractors == null) {
            return; // the first side reports before the second is there
        }
        List<Node> nodes = new ArrayList<>(answers.nodes());
        nodes.add(swap);
        nodes.addAll(distractors.nodes());
        show(nodes);
    }

    /// What stays is left where it is, since what leaves the scene for a moment loses the focus.
    private void show(List<Node> nodes) {
        ObservableList<Node> shown = tags.row().getChildren();
        shown.removeIf(node -> !nodes.contains(node));
        for (int i = 0; i < nodes.size(); i++) {
            if (i == shown.size() || shown.get(i) != nodes.get(i)) {
                shown.remove(nodes.get(i));
                shown.add(i, nodes.get(i));
            }
        }
    }
}
