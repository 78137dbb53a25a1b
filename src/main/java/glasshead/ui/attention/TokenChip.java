package glasshead.ui.attention;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/// A token of the coloured text with its value below.
final class TokenChip extends VBox {

    private static final PseudoClass FOCUSED_TOKEN = PseudoClass.getPseudoClass("focused-token");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final CornerRadii CORNERS = new CornerRadii(4);
    /// Relative luminance at which black and white text have the same contrast.
    private static final double MIDDLE_LUMINANCE = 0.179;
    private static final Color DARK_TEXT = Color.web("#16191d");

    private final Label token = new Label();
    private final Label value = new Label();

    TokenChip(String text) {
        getStyleClass().add("attention-chip");
        token.setText(text);
        token.getStyleClass().add("token");
        value.getStyleClass().add("value");
        token.setMaxWidth(Double.MAX_VALUE);
        token.setAlignment(Pos.CENTER);
        // a value must not widen the chip, or the text would flow anew with every token hovered
        value.setMinWidth(0);
        value.setPrefWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setAlignment(Pos.CENTER);
        value.setTextOverrun(OverrunStyle.CLIP);
        getChildren().addAll(token, value);
    }

    String token() {
        return token.getText();
    }

    String value() {
        return value.getText();
    }

    void show(int argb, String written, boolean focused) {
        Color colour = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        token.setBackground(new Background(new BackgroundFill(colour, CORNERS, Insets.EMPTY)));
        token.setTextFill(luminance(colour) > MIDDLE_LUMINANCE ? DARK_TEXT : Color.WHITE);
        value.setText(written);
        mark(focused, false);
    }

    /// A token that the one in focus can't see.
    void showOutside(boolean focused) {
        token.setBackground(Background.EMPTY);
        value.setText("");
        mark(focused, true);
    }

    private void mark(boolean focused, boolean outside) {
        pseudoClassStateChanged(FOCUSED_TOKEN, focused);
        pseudoClassStateChanged(OUTSIDE, outside);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
