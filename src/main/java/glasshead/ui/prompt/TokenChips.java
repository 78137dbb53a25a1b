package glasshead.ui.prompt;

import glasshead.ui.causal.OfferMenu;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The row of tokens under a prompt: wraps into a second line, scrolls from the third on. One stop of the Tab key; arrows walk along it.
final class TokenChips extends WrappingRows {

    private static final int MOST_ROWS = 2;
    /// Chips that are made in one go, at least: half a tenth of a second's work.
    private static final int SLICE = 50;
    private static final int MOST_SLICES = 8;
    /// Beside the tokens of another prompt.
    private static final PseudoClass FACING = PseudoClass.getPseudoClass("facing");

    private final List<ChipNode> nodes = new ArrayList<>();
    private final TokensViewModel model;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable TokenChips facing;

    TokenChips(TokensViewModel model) {
        super(MOST_ROWS);
        this.model = model;
        getStyleClass().add("token-chips");
        setFocusTraversable(true);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((property, before, now) -> model.hover(-1));
        model.chips().addListener((property, before, now) -> show(now));
        model.hovered().addListener((property, before, now) -> markHovered());
        show(model.chips().get());
    }

    /// Keeps each token as wide as the one at its position in `other`, and both rows scrolled alike; without it, lets go.
    void alignWith(@Nullable TokenChips other) {
        if (facing != null) {
            top().unbindBidirectional(facing.top());
        }
        facing = other;
        pseudoClassStateChanged(FACING, other != null);
        if (other != null) {
            top().bindBidirectional(other.top());
        }
        align();
    }

    private void show(List<TokenChip> chips) {
        int before = nodes.size();
        int there = Math.min(chips.size(), before + Math.max(SLICE, chips.size() / MOST_SLICES));
        while (nodes.size() < there) {
            nodes.add(newNode(chips.get(nodes.size())));
        }
        for (int i = 0; i < there; i++) {
            ChipNode node = nodes.get(i);
            boolean was = i < before && node.chip().contrast();
            node.show(chips.get(i));
            if (chips.get(i).contrast() && !was) {
                revealLater(node);
            }
        }
        if (row().getChildren().size() != there) {
            row().getChildren().setAll(nodes.subList(0, there));
        }
        markHovered();
        align();
        if (facing != null) {
            facing.align();
        }
        if (there < chips.size()) {
            applyCss(); // now, or the next frame has all the work after all
            Platform.runLater(() -> showMore(chips));
        }
    }

    /// What the user did meanwhile was answered.
    private void showMore(List<TokenChip> chips) {
        if (model.chips().get() == chips) {
            show(chips);
        }
    }

    private void align() {
        for (int i = 0; i < row().getChildren().size(); i++) {
            ChipNode node = nodes.get(i);
            node.standBy(facing == null || i >= facing.row().getChildren().size() ? null : facing.nodes.get(i));
            node.requestLayout();
        }
    }

    private ChipNode newNode(TokenChip chip) {
        ChipNode node = new ChipNode(chip);
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(event -> tooltip.setText(hint(node.chip())));
        Tooltip.install(node, tooltip);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                model.click(node.chip());
            }
        });
        node.setOnContextMenuRequested(event -> openMenu(node, event.getScreenX(), event.getScreenY()));
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.hover(node.chip().position()));
        node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hover(-1));
        return node;
    }

    private void openMenu(ChipNode node, double screenX, double screenY) {
        menu.getItems().setAll(OfferMenu.items(model.offers(), model.offers(node.chip())));
        if (!menu.getItems().isEmpty()) {
            menu.show(node, screenX, screenY);
        }
    }

    /// The keyboard's menu is about the token that the arrow keys are on.
    private void openMenuAt(int at) {
        if (at >= 0 && at < row().getChildren().size()) {
            Bounds place = nodes.get(at).localToScreen(nodes.get(at).getLayoutBounds());
            openMenu(nodes.get(at), place.getMinX(), place.getMaxY());
        }
    }

    private static String hint(TokenChip chip) {
        return switch (chip.kind()) {
            case BOS -> "<|endoftext|>, put in front of the prompt; click to leave it out";
            case BOS_OFF -> "<|endoftext|> is left out; click to put it in front";
            case TOKEN -> chip.contrast() ? "The logits are read here; click to read them at the last token"
                    : "Click to read the logits here";
        };
    }

    private void markHovered() {
        int hovered = model.hovered().get();
        nodes.forEach(node -> node.hovered(node.chip().position() >= 0 && node.chip().position() == hovered));
    }

    private void pressed(KeyEvent event) {
        int last = row().getChildren().size() - 1;
        int at = cursor();
        switch (event.getCode()) {
            case LEFT -> moveTo(Math.max(0, at - 1));
            case RIGHT -> moveTo(Math.min(last, at + 1));
            case HOME -> moveTo(0);
            case END -> moveTo(last);
            case SPACE, ENTER -> clickAt(at);
            case CONTEXT_MENU -> openMenuAt(at);
            case F10 -> {
                if (!event.isShiftDown()) {
                    return;
                }
                openMenuAt(at);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clickAt(int at) {
        if (at >= 0 && at < row().getChildren().size()) {
            model.click(nodes.get(at).chip());
        }
    }

    /// The chip under the keyboard: the hovered token, else the BOS that is off, which has no position.
    private int cursor() {
        for (int i = 0; i < row().getChildren().size(); i++) {
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

    /// Scrolls to the contrast's token when it is another one; after everything else is told, so that it gets its place first.
    private void revealLater(ChipNode node) {
        Platform.runLater(() -> {
            applyCss();
            layout();
            reveal(node);
        });
    }
}
