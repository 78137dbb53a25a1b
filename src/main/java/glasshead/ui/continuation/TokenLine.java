package glasshead.ui.continuation;

import glasshead.analysis.NextToken;
import glasshead.analysis.TokenValue;
import glasshead.engine.Continuation.Line;
import glasshead.ui.format.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One continuation: its tokens as buttons that offer what else could have come.
final class TokenLine extends VBox {

    private static final PseudoClass PARTED = PseudoClass.getPseudoClass("parted");
    private static final PseudoClass BEGUN = PseudoClass.getPseudoClass("begun");

    private final ContinueViewModel model;
    private final boolean steered;
    private final Label name = new Label();
    private final FlowPane tokens = new FlowPane();
    private final Label end = new Label();
    private final ContextMenu menu = new ContextMenu();

    TokenLine(ContinueViewModel model, boolean steered) {
        this.model = model;
        this.steered = steered;
        getStyleClass().add("continue-line");
        // The two lines share the room evenly.
        setMinWidth(0);
        setPrefWidth(1);
        HBox.setHgrow(this, Priority.ALWAYS);
        managedProperty().bind(visibleProperty());
        name.getStyleClass().addAll("small", "continue-name");
        end.getStyleClass().addAll("small", "muted");
        end.managedProperty().bind(end.visibleProperty());
        tokens.getStyleClass().add("continue-tokens");
        Hyperlink prompt = new Hyperlink("Use as prompt");
        prompt.getStyleClass().add("small");
        prompt.setTooltip(new Tooltip("The prompt with these tokens becomes the prompt; undo brings the old one back"));
        prompt.setOnAction(_ -> model.becomePrompt(steered));
        HBox head = new HBox(name, prompt);
        head.getStyleClass().add("continue-head");
        getChildren().addAll(head, tokens, end);
    }

    /// @param both whether there are two lines
    void show(Going going, boolean both) {
        Line line = going.line(steered);
        setVisible(line != null);
        if (line == null) {
            tokens.getChildren().clear();
            return;
        }
        name.setText(steered ? "With the interventions" : both ? "Untouched" : "Continuation");
        List<NextToken> all = going.tokens(steered);
        int parting = both ? going.parting() : all.size();
        // What is there already stays as it is, with the focus where it was.
        for (int i = 0; i < all.size(); i++) {
            NextToken token = all.get(i);
            boolean same = i < tokens.getChildren().size() && token.equals(tokens.getChildren().get(i).getUserData());
            Button chip = same ? (Button) tokens.getChildren().get(i) : chip(token, i);
            if (!same && i < tokens.getChildren().size()) {
                tokens.getChildren().set(i, chip);
            } else if (!same) {
                tokens.getChildren().add(chip);
            }
            chip.pseudoClassStateChanged(PARTED, i >= parting);
            chip.pseudoClassStateChanged(BEGUN, i < going.begun().size());
        }
        tokens.getChildren().remove(all.size(), tokens.getChildren().size());
        end.setText(line.end());
        end.setVisible(!line.end().isEmpty());
        setAccessibleText(name.getText() + ": " + model.text(steered));
    }

    private Button chip(NextToken token, int index) {
        Button chip = new Button(model.label(token.id()));
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("mono", "continue-token");
        chip.setUserData(token);
        String others = token.alternatives().stream().limit(5).map(this::written).collect(Collectors.joining("\n"));
        chip.setTooltip(new Tooltip(Numbers.percent(token.probability()) + "; a click takes another\n" + others));
        chip.setAccessibleText(model.label(token.id()) + ", " + Numbers.percent(token.probability()));
        chip.setOnAction(_ -> {
            menu.getItems().setAll(token.alternatives().stream().map(other -> item(token, index, other)).toList());
            menu.show(chip, Side.BOTTOM, 0, 0);
        });
        return chip;
    }

    private String written(TokenValue value) {
        return model.label(value.id()) + "  " + Numbers.percent(value.value());
    }

    private CheckMenuItem item(NextToken token, int index, TokenValue other) {
        CheckMenuItem item = new CheckMenuItem(written(other));
        item.setMnemonicParsing(false);
        item.setSelected(other.id() == token.id());
        item.setOnAction(_ -> model.take(steered, index, other));
        return item;
    }
}
