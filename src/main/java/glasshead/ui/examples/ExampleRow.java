package glasshead.ui.examples;

import glasshead.engine.Vocabulary;
import glasshead.experiment.Component;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.tokens.TokenStrip;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

/// An example: its value and its text. A click or Enter opens it; the tokens are read by pointing at them, or by the arrow keys.
final class ExampleRow extends HBox {

    private final ShownExample example;
    private final Component component;
    private final String[] labels;
    private final Consumer<String> said;
    private final TokenStrip tokens = new TokenStrip(this::say);
    private ShownExample known;
    private int cursor;

    /// @param open gets the example when it is clicked
    /// @param said gets what the token under the pointer does
    ExampleRow(ShownExample example, Component component, Vocabulary vocabulary, Consumer<ShownExample> open, Consumer<String> said) {
        this.example = example;
        this.component = component;
        this.said = said;
        known = example;
        cursor = example.at();
        labels = IntStream.of(example.window().ids()).mapToObj(id -> id < 0 || id >= vocabulary.size() ? "#" + id : vocabulary.label(id))
                .toArray(String[]::new);
        if (example.bos()) {
            labels[0] = "BOS";
        }
        getStyleClass().add("example-row");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Label value = new Label(Numbers.telling(example.occurrence().value(), 3));
        value.getStyleClass().add("example-value");
        tokens.write(labels, example.shown());
        tokens.fill(this, value);
        getChildren().addAll(value, tokens);
        setAccessibleText(value.getText() + " at " + labels[example.at()] + (example.ofHead() ? " to " + labels[example.key()] : "")
                + " in text " + example.occurrence().text() + ". Enter opens it in Heads; left and right read its tokens");
        Tooltip.install(value, new Tooltip("A click opens the text in Heads, and so does Enter"));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open.accept(example);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(key, open));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                tokens.point(TokenStrip.NONE);
            }
        });
    }

    private void pressed(KeyEvent key, Consumer<ShownExample> open) {
        switch (key.getCode()) {
            case ENTER, SPACE -> open.accept(example);
            case LEFT, RIGHT -> {
                cursor = tokens.step(cursor, key.getCode() == KeyCode.LEFT ? -1 : 1);
                tokens.point(cursor);
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// What is known of it now.
    void colour(ShownExample now, ColourScale scale) {
        known = now;
        tokens.colour(IntStream.range(0, labels.length).mapToDouble(now::value).toArray(), scale, now.at(), now.key());
    }

    private void say(int token) {
        said.accept(token == TokenStrip.NONE ? "" : sentence(token));
    }

    private String sentence(int token) {
        String value = Numbers.telling(known.value(token), 3);
        String place = labels[token] + ", token " + (known.window().start() + token) + " of text " + known.occurrence().text();
        if (!known.ofHead()) {
            return place + ": " + component + " " + (token == 0 && known.bos() ? "is not counted at BOS" : value);
        }
        return token > known.at() ? place + " comes after the query " + labels[known.at()] : place + ": " + value + " of the attention of "
                + labels[known.at()];
    }
}
