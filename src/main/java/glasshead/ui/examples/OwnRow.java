package glasshead.ui.examples;

import glasshead.engine.TokenValues;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.tokens.TokenStrip;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The user's own text, scored as it is typed. Of a head, pointing at a token shows what that one attends to.
final class OwnRow extends VBox {

    private final OwnText own;
    private final Supplier<@Nullable ColourScale> scale;
    private final Consumer<String> said;
    private final Label value = new Label();
    private final TokenStrip tokens = new TokenStrip(this::point);
    private final HBox line = new HBox(value, tokens);

    /// @param scale of the examples' colours
    /// @param said  gets what the token under the pointer does
    OwnRow(OwnText own, Supplier<@Nullable ColourScale> scale, Consumer<String> said) {
        this.own = own;
        this.scale = scale;
        this.said = said;
        getStyleClass().add("own-text");
        TextField field = new TextField();
        field.setPromptText("Your own text: scored as you type");
        field.setAccessibleText("Your own text, scored as you type");
        field.setTooltip(new Tooltip("Any text; its tokens are coloured as the examples' are"));
        field.getStyleClass().add("own-field");
        field.textProperty().bindBidirectional(own.text());
        value.getStyleClass().add("example-value");
        tokens.fill(line, value);
        line.getStyleClass().add("own-line");
        ScrollPane scroll = new ScrollPane(line);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("set-scroll", "own-scroll");
        scroll.setFocusTraversable(false);
        scroll.visibleProperty().bind(own.values().isNotNull());
        scroll.managedProperty().bind(scroll.visibleProperty());
        Label problem = new Label();
        problem.textProperty().bind(own.problem());
        problem.setWrapText(true);
        problem.getStyleClass().addAll("small", "muted");
        problem.visibleProperty().bind(Bindings.createBooleanBinding(() -> !own.problem().get().isEmpty(), own.problem()));
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(field, scroll, problem);
        own.values().subscribe(this::show);
    }

    private void show() {
        TokenValues now = own.values().get();
        if (now == null) {
            return;
        }
        BitSet all = new BitSet();
        all.set(0, now.tokens().length());
        String[] labels = now.tokens().labels().clone();
        if (now.tokens().bos()) {
            labels[0] = "BOS";
        }
        tokens.write(labels, all);
        value.setText(now.peak() < 0 ? "" : Numbers.telling(now.values()[now.peak()], 3));
        setAccessibleText("Strongest " + value.getText());
        colour(now.peak());
    }

    /// By the scale that the examples have now.
    void colour() {
        TokenValues now = own.values().get();
        if (now != null) {
            colour(now.peak());
        }
    }

    private void colour(int at) {
        TokenValues now = own.values().get();
        ColourScale colours = scale.get();
        if (now == null || colours == null || now.tokens().length() == 0) {
            return;
        }
        boolean head = now.keys().length > 0 && at >= 0;
        int length = now.tokens().length();
        double[] shown = IntStream.range(0, length).mapToDouble(i -> head ? i <= at ? now.attention()[at][i] : Double.NaN : now.values()[i])
                .toArray();
        int key = head && !Float.isNaN(now.values()[at]) ? now.keys()[at] : TokenStrip.NONE;
        tokens.colour(shown, colours, at, key);
    }

    private void point(int token) {
        TokenValues now = own.values().get();
        if (now == null) {
            return;
        }
        boolean head = now.keys().length > 0;
        if (head) {
            colour(token == TokenStrip.NONE ? now.peak() : token);
        }
        if (token == TokenStrip.NONE) {
            said.accept("");
        } else if (Float.isNaN(now.values()[token])) {
            said.accept("token " + token + ": not counted");
        } else {
            said.accept(now.tokens().labels()[token] + ", token " + token + ": " + Numbers.telling(now.values()[token], 3) + (head
                    ? " of its attention goes to " + now.tokens().labels()[now.keys()[token]] + ", token " + now.keys()[token] : ""));
        }
    }
}
