package glasshead.ui.tokens;

import glasshead.pixels.ColourScale;
import glasshead.ui.theme.TextOn;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Tokens as running text, each coloured by its value; what lies between the shown ones is a gap.
public final class TokenStrip extends FlowPane {

    public static final int NONE = -1;
    /// Of a panel that shows some.
    public static final String SHEET = Objects.requireNonNull(TokenStrip.class.getResource("tokens.css")).toExternalForm();
    private static final PseudoClass AT = PseudoClass.getPseudoClass("at");
    private static final PseudoClass KEY = PseudoClass.getPseudoClass("key");
    /// Without a colour of its own.
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final CornerRadii CORNERS = new CornerRadii(3);

    private final IntConsumer pointed;
    private Label[] tokens = new Label[0];

    /// @param pointed gets the token under the pointer, or [#NONE]
    public TokenStrip(IntConsumer pointed) {
        this.pointed = pointed;
        getStyleClass().add("token-strip");
    }

    /// Takes the width that is left in a line beside what stands before.
    public void fill(HBox line, Region before) {
        setMinWidth(0);
        prefWrapLengthProperty().bind(Bindings.createDoubleBinding(() -> line.getWidth() - before.getWidth() - line.getSpacing() - line
                .snappedLeftInset() - line.snappedRightInset(), line.widthProperty(), before.widthProperty()));
    }

    /// @param labels of all tokens
    /// @param shown  which of them are there
    public void write(String[] labels, BitSet shown) {
        getChildren().clear();
        tokens = new Label[labels.length];
        for (int i = shown.nextSetBit(0), before = NONE; i >= 0; before = i, i = shown.nextSetBit(i + 1)) {
            if (i > before + 1) {
                getChildren().add(gap());
            }
            tokens[i] = token(labels[i], i);
            getChildren().add(tokens[i]);
        }
        if (shown.length() < labels.length) {
            getChildren().add(gap());
        }
    }

    private static Label gap() {
        Label gap = new Label("⋯");
        gap.getStyleClass().addAll("muted", "token-gap");
        return gap;
    }

    private Label token(String text, int index) {
        Label token = new Label(text);
        token.getStyleClass().addAll("mono", "strip-token");
        token.setOnMouseEntered(_ -> point(index));
        token.setOnMouseExited(_ -> point(NONE));
        return token;
    }

    /// A token is pointed at, by mouse or key.
    public void point(int index) {
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] != null) {
                tokens[i].pseudoClassStateChanged(POINTED, i == index);
            }
        }
        pointed.accept(index);
    }

    /// The shown token before or after one.
    public int step(int from, int by) {
        int next = from + by;
        while (next >= 0 && next < tokens.length && tokens[next] == null) {
            next += by;
        }
        return next >= 0 && next < tokens.length ? next : from;
    }

    /// @param values by token; `NaN`, and what is not above zero, has no colour
    /// @param at     the token that it is about, or [#NONE]
    /// @param key    the one that it looks at, or [#NONE]
    public void colour(double[] values, ColourScale scale, int at, int key) {
        for (int i = 0; i < tokens.length; i++) {
            Label token = tokens[i];
            if (token == null) {
                continue;
            }
            token.pseudoClassStateChanged(AT, i == at);
            token.pseudoClassStateChanged(KEY, i == key);
            token.pseudoClassStateChanged(PLAIN, !(values[i] > 0));
            if (values[i] > 0) {
                TextOn.wear(token, scale.colour(values[i]), CORNERS);
            } else {
                token.setBackground(Background.EMPTY);
            }
        }
    }
}
