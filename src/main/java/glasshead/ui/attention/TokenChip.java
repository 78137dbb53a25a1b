package glasshead.ui.attention;

import glasshead.ui.theme.TextOn;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.VBox;

/// A token of the coloured text with its value below.
final class TokenChip extends VBox {

    private static final PseudoClass FOCUSED_TOKEN = PseudoClass.getPseudoClass("focused-token");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final CornerRadii CORNERS = new CornerRadii(4);

    private final Label token = new Label();
    private final Label value = new Label();
    private final Tooltip tooltip = new Tooltip();

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
        Tooltip.install(this, tooltip);
        tell(text);
    }

    String token() {
        return token.getText();
    }

    String value() {
        return value.getText();
    }

    void show(int argb, String written, boolean focused) {
        TextOn.wear(token, argb, CORNERS);
        value.setText(written);
        tell(token.getText() + "  " + written);
        mark(focused, false);
    }

    /// A token that the one in focus can't see.
    void showOutside(boolean focused) {
        token.setBackground(Background.EMPTY);
        value.setText("");
        tell(token.getText());
        mark(focused, true);
    }

    private void tell(String what) {
        setAccessibleText(what);
        tooltip.setText(what + "\nA click locks it, another lets it go");
    }

    private void mark(boolean focused, boolean outside) {
        pseudoClassStateChanged(FOCUSED_TOKEN, focused);
        pseudoClassStateChanged(OUTSIDE, outside);
    }
}
