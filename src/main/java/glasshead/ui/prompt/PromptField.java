package glasshead.ui.prompt;

import javafx.application.Platform;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text field as high as its text, up to a few lines. Enter runs at once, Shift+Enter is a new line, Tab goes on to the next control.
final class PromptField extends TextArea {

    private static final int MOST_LINES = 4;
    private static final KeyCombination UNDO = KeyCombination.keyCombination("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.keyCombination("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO = KeyCombination.keyCombination("Shortcut+Y");

    private final Text measure = new Text();
    private final PromptViewModel model;

    PromptField(PromptViewModel model) {
        super(model.text().get());
        this.model = model;
        getStyleClass().add("prompt-field");
        setWrapText(true);
        setPrefRowCount(1);
        positionCaret(getLength());
        textProperty().addListener((property, before, now) -> {
            model.typed(now);
            requestLayout();
        });
        // Split panes ask for heights without a width, so the height follows from the width that is had, one frame later.
        widthProperty().addListener((property, before, now) -> Platform.runLater(this::requestLayout));
        model.text().addListener((property, before, now) -> show(now));
        focusedProperty().addListener((property, before, now) -> model.commit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Changes only what differs, so that the caret stands where the change was.
    private void show(String now) {
        String old = getText();
        if (now.equals(old)) {
            return;
        }
        int shorter = Math.min(old.length(), now.length());
        int start = 0;
        while (start < shorter && old.charAt(start) == now.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start && old.charAt(old.length() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
            tail++;
        }
        replaceText(start, old.length() - tail, now.substring(start, now.length() - tail));
    }

    private void pressed(KeyEvent event) {
        if (UNDO.match(event)) {
            model.undo();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            model.redo();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            replaceSelection("\n");
        } else if (event.getCode() == KeyCode.ENTER) {
            model.commit();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else {
            return;
        }
        event.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = getWidth() - snappedLeftInset() - snappedRightInset() - textInset();
        measure.setFont(getFont());
        measure.setWrappingWidth(0);
        measure.setText("X");
        double line = measure.getLayoutBounds().getHeight();
        measure.setWrappingWidth(Math.max(0, inside)); // 0 does not wrap: the width is not known yet
        measure.setText(getText().isEmpty() ? "X" : getText());
        double lines = Math.clamp(Math.round(measure.getLayoutBounds().getHeight() / line), 1, MOST_LINES);
        return Math.ceil(lines * line + snappedTopInset() + snappedBottomInset() + textInset());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// What the style sheet pads the text with, both sides together.
    private double textInset() {
        return 1.6 * getFont().getSize();
    }
}
