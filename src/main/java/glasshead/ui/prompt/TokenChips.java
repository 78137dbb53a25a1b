package glasshead.ui.prompt;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;

/// The row of tokens under a prompt: wraps into a second line, scrolls from the third on. One stop of the Tab key; arrows walk along it.
final class TokenChips extends ScrollPane {

    private static final int MOST_ROWS = 2;

    private final FlowPane row = new FlowPane();
    private final List<ChipNode> nodes = new ArrayList<>();
    private final TokensViewModel model;
    private TokenChips facing;
    private ChipNode unseenContrast;

    TokenChips(TokensViewModel model) {
        this.model = model;
        getStyleClass().add("token-chips");
        row.getStyleClass().add("token-row");
        row.setAccessibleText("tokens of the prompt");
        setContent(row);
        setFitToWidth(true);
        setFocusTraversable(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        row.heightProperty().addListener((property, before, now) -> requestParentLayout());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((property, before, now) -> model.hover(-1));
        model.chips().addListener((property, before, now) -> show(now));
        model.hovered().addListener((property, before, now) -> markHovered());
        show(model.chips().get());
    }

    /// Keeps each token as wide as the one at its position in `other`, and both rows scrolled alike; null lets go.
    void alignWith(TokenChips other) {
        if (facing != null) {
            vvalueProperty().unbindBidirectional(facing.vvalueProperty());
        }
        facing = other;
        if (other != null) {
            vvalueProperty().bindBidirectional(other.vvalueProperty());
        }
        align();
    }

    private void show(List<TokenChip> chips) {
        while (nodes.size() < chips.size()) {
            nodes.add(newNode());
        }
        for (int i = 0; i < chips.size(); i++) {
            ChipNode node = nodes.get(i);
            boolean was = node.chip() != null && node.chip().contrast();
            node.show(chips.get(i));
            if (chips.get(i).contrast() && !was) {
                unseenContrast = node;
            }
        }
        if (row.getChildren().size() != chips.size()) {
            row.getChildren().setAll(nodes.subList(0, chips.size()));
        }
        markHovered();
        align();
        if (facing != null) {
            facing.align();
        }
    }

    private void align() {
        for (int i = 0; i < row.getChildren().size(); i++) {
            ChipNode node = nodes.get(i);
            node.standBy(facing == null || i >= facing.row.getChildren().size() ? null : facing.nodes.get(i));
            node.requestLayout();
        }
    }

    private ChipNode newNode() {
        ChipNode node = new ChipNode();
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(event -> tooltip.setText(hint(node.chip())));
        Tooltip.install(node, tooltip);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> model.click(node.chip()));
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.hover(node.chip().position()));
        node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hover(-1));
        return node;
    }

    private static String hint(TokenChip chip) {
        return switch (chip.kind()) {
            case BOS -> "<|endoftext|>, put in front of the prompt; click to leave it out";
            case BOS_OFF -> "<|endoftext|> is left out; click to put it in front";
            case TOKEN -> chip.contrast() ? "The logits are read here; click to read them at the last token" : "Click to read the logits here";
        };
    }

    private void markHovered() {
        int hovered = model.hovered().get();
        nodes.forEach(node -> node.hovered(node.chip().position() >= 0 && node.chip().position() == hovered));
    }

    private void pressed(KeyEvent event) {
        int last = row.getChildren().size() - 1;
        int at = cursor();
        switch (event.getCode()) {
            case LEFT -> moveTo(Math.max(0, at - 1));
            case RIGHT -> moveTo(Math.min(last, at + 1));
            case HOME -> moveTo(0);
            case END -> moveTo(last);
            case SPACE, ENTER -> clickAt(at);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clickAt(int at) {
        if (at >= 0 && at < row.getChildren().size()) {
            model.click(nodes.get(at).chip());
        }
    }

    /// The chip under the keyboard: the hovered token, else the BOS that is off, which has no position.
    private int cursor() {
        for (int i = 0; i < row.getChildren().size(); i++) {
            if (nodes.get(i).chip().position() == model.hovered().get()) {
                return i;
            }
        }
        return -1;
    }

    private void moveTo(int at) {
        if (at < 0) {
            return;
        }
        ChipNode node = nodes.get(at);
        model.hover(node.chip().position());
        reveal(node);
    }

    private void reveal(ChipNode node) {
        Bounds bounds = node.getBoundsInParent();
        double hidden = row.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            setVvalue(Math.clamp((bounds.getCenterY() - getViewportBounds().getHeight() / 2) / hidden, 0, 1));
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (unseenContrast != null) {
            reveal(unseenContrast);
            unseenContrast = null;
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = (width > 0 ? width : getWidth()) - snappedLeftInset() - snappedRightInset();
        double needed = row.prefHeight(inside);
        double chip = nodes.isEmpty() ? 0 : nodes.getFirst().prefHeight(-1);
        double most = MOST_ROWS * chip + (MOST_ROWS - 1) * row.getVgap() + row.getInsets().getTop() + row.getInsets().getBottom();
        return Math.ceil(Math.min(needed, most) + snappedTopInset() + snappedBottomInset());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
