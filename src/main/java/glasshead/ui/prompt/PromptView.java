package glasshead.ui.prompt;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A prompt: the field, its tokens under it, and a line about it.
public final class PromptView extends VBox {

    private static final double CAPTION_EMS = 8;

    private final PromptField field;
    private final TokenChips chips;
    private final NoticeLine notices;

    public PromptView(PromptViewModel model) {
        getStylesheets().add(Objects.requireNonNull(PromptView.class.getResource("prompt.css")).toExternalForm());
        getStyleClass().add("prompt-view");
        field = new PromptField(model);
        field.setTooltip(new Tooltip("What the model reads. Runs when you stop typing; Enter runs at once, Shift+Enter is a new line"));
        boolean first = model.slot() == PromptSlot.FIRST;
        field.setAccessibleText(first ? "Prompt" : "Second prompt");
        Runnable prompting = () -> field.setPromptText(
                (first ? "Type a prompt" : "Type a second prompt") + (model.takesIds()
                        ? " as token ids: 5,17,3 (this model has no tokenizer)" : ""));
        prompting.run();
        model.tokens().chips().addListener((property, before, now) -> prompting.run());
        chips = new TokenChips(model.tokens());
        chips.setAccessibleText(first ? "tokens of the prompt" : "tokens of the second prompt");
        notices = new NoticeLine(model);
        getChildren().addAll(field, chips, notices);
    }

    /// Moves the line about the prompt above it, between a title and what stands at the right.
    void headedBy(Node title, Node... right) {
        HBox head = new HBox(title, notices);
        head.getChildren().addAll(right);
        head.getStyleClass().add("prompt-head");
        HBox.setHgrow(notices, Priority.ALWAYS);
        getChildren().setAll(head, field, chips);
    }

    /// Puts the choice of what the session is about in front of the field; while that is a set, something else has the field's place, and
    /// what is shown of the prompt are its tokens.
    public void ledBy(Node choice, Node instead, ObservableBooleanValue ofSet) {
        hideFieldWhile(ofSet);
        instead.visibleProperty().bind(ofSet);
        instead.managedProperty().bind(ofSet);
        StackPane place = new StackPane(field, instead);
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox line = new HBox(choice, place);
        line.getStyleClass().add("prompt-line");
        getChildren().addFirst(line);
    }

    /// Has a small name behind its tokens in the place of the head above them, unless there is something to be said in that.
    void namedWhile(ObservableBooleanValue ofSet, String name) {
        hideFieldWhile(ofSet);
        Label caption = new Label(name);
        caption.getStyleClass().addAll("muted", "small");
        caption.setMinWidth(USE_PREF_SIZE);
        HBox tokens = new HBox(chips, caption);
        // where the tokens need the room, they have it
        caption.visibleProperty().bind(Bindings.createBooleanBinding(() -> ofSet.get() && chips.widthInOneRow() + CAPTION_EMS * caption
                .getFont().getSize() < tokens.getWidth(), ofSet, tokens.widthProperty(), chips.row().widthProperty(), chips.row()
                        .getChildren()));
        caption.managedProperty().bind(caption.visibleProperty());
        tokens.getStyleClass().add("prompt-line");
        HBox.setHgrow(chips, Priority.ALWAYS);
        Node head = getChildren().getFirst();
        head.visibleProperty().bind(Bindings.or(Bindings.not(ofSet), notices.visibleProperty()));
        head.managedProperty().bind(head.visibleProperty());
        getChildren().setAll(head, field, tokens);
    }

    void hideFieldWhile(ObservableBooleanValue ofSet) {
        notices.hideLegendWhile(ofSet);
        field.visibleProperty().bind(Bindings.not(ofSet));
        field.managedProperty().bind(field.visibleProperty());
    }

    /// Puts the caret into the field.
    public void focusField() {
        field.requestFocus();
        field.end();
    }

    /// Gives tokens at the same position the same width in both, or lets them have their own again.
    public static void align(PromptView one, PromptView other, boolean aligned) {
        one.chips.alignWith(aligned ? other.chips : null);
        other.chips.alignWith(aligned ? one.chips : null);
    }
}
