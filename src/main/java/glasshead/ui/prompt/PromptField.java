package glasshead.ui.prompt;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// A text field as high as its text, up to a few lines. Enter runs at once, Shift+Enter is a new line, Tab goes on to the next control.
final class PromptField extends TextArea {

    private static final StyleablePropertyFactory<PromptField> STYLES = new StyleablePropertyFactory<>(TextArea.getClassCssMetaData());
    private static final int MOST_LINES = 4;
    /// What the style sheet pads the text with.
    private static final double BESIDE_EMS = 0.8;
    private static final double ABOVE_EMS = 0.75;
    private static final KeyCombination UNDO = KeyCombination.keyCombination("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.keyCombination("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO = KeyCombination.keyCombination("Shortcut+Y");

    private final Text measure = new Text();
    /// A style sheet may say otherwise, with `-gh-most-lines`.
    private final StyleableProperty<Number> mostLines = STYLES.createStyleableNumberProperty(this, "mostLines", "-gh-most-lines",
            field -> field.mostLines, MOST_LINES);
    private final PromptViewModel model;

    PromptField(PromptViewModel model) {
        super(model.text().get());
        this.model = model;
        getStyleClass().add("prompt-field");
        measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER); // as the text of a text area
        ((Observable) mostLines).addListener(_ -> requestLayout());
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
        double em = getFont().getSize();
        measure.setFont(getFont());
        // 0 does not wrap: the width is not known yet
        measure.setWrappingWidth(Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset() - 2 * BESIDE_EMS * em));
        double line = heightOf("X");
        double all = heightOf(getText().isEmpty() ? "X" : getText());
        double lines = Math.clamp(Math.round(all / line), 1, mostLines.getValue().intValue());
        return lines * line + snappedTopInset() + snappedBottomInset() + 2 * snapSpaceY(ABOVE_EMS * em);
    }

    private double heightOf(String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
