package glasshead.ui.prompt;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The look of one token: its label with its position as a small index; as wide as the token it is compared with.
final class ChipNode extends HBox {

    private static final PseudoClass BOS = PseudoClass.getPseudoClass("bos");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("token-hovered");

    private final Label label = new Label();
    private final Label index = new Label();
    private TokenChip chip;
    private @Nullable ChipNode partner;

    ChipNode(TokenChip chip) {
        this.chip = chip;
        getStyleClass().add("token-chip");
        label.getStyleClass().addAll("mono", "token-label");
        index.getStyleClass().addAll("mono", "token-index");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, index);
        show(chip);
    }

    TokenChip chip() {
        return chip;
    }

    final void show(TokenChip shown) {
        chip = shown;
        label.setText(shown.label());
        index.setText(shown.position() < 0 ? "off" : String.valueOf(shown.position()));
        pseudoClassStateChanged(BOS, shown.kind() != TokenChip.Kind.TOKEN);
        pseudoClassStateChanged(OFF, shown.kind() == TokenChip.Kind.BOS_OFF);
        pseudoClassStateChanged(CONTRAST, shown.contrast());
        pseudoClassStateChanged(DIFFERS, shown.differs());
        setAccessibleText("token " + index.getText() + ", " + shown.label());
    }

    void hovered(boolean hovered) {
        pseudoClassStateChanged(HOVERED, hovered);
    }

    /// The chip above or below, if there is one.
    void standBy(@Nullable ChipNode other) {
        if (partner != other) {
            partner = other;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        double own = super.computePrefWidth(height);
        return partner == null ? own : Math.max(own, partner.ownWidth(height));
    }

    private double ownWidth(double height) {
        return super.computePrefWidth(height);
    }
}
