package glasshead.ui.prompt;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;

/// Small things in a row that wraps into further rows, and scrolls when there are more than a few of them, so that it never pushes the
/// window.
public class WrappingRows extends ScrollPane {

    private static final StyleablePropertyFactory<WrappingRows> STYLES = new StyleablePropertyFactory<>(ScrollPane.getClassCssMetaData());

    private final FlowPane row = new FlowPane();
    /// A style sheet may say otherwise, with `-gh-most-rows`.
    private final StyleableProperty<Number> mostRows;

    WrappingRows(int mostRows) {
        this.mostRows = STYLES.createStyleableNumberProperty(this, "mostRows", "-gh-most-rows", rows -> rows.mostRows, mostRows);
        ((Observable) this.mostRows).addListener(_ -> requestLayout());
        getStyleClass().add("wrapping-rows");
        row.getStyleClass().add("wrapping-row");
        row.setMinWidth(0); // a flow pane would ask for the width of its widest child
        setContent(row);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        // Split panes ask for heights without a width, so the height follows from the width that is had, one frame later.
        widthProperty().addListener((property, before, now) -> Platform.runLater(this::requestLayout));
    }

    public static WrappingRows atMost(int rows) {
        return new WrappingRows(rows);
    }

    /// Where the things go.
    public final FlowPane row() {
        return row;
    }

    /// What all things side by side would need.
    final double widthInOneRow() {
        return row.getChildren().stream().mapToDouble(node -> node.prefWidth(-1) + row.getHgap()).sum();
    }

    /// Scrolls so far that `node` can be seen.
    protected final void reveal(Node node) {
        Bounds bounds = node.getBoundsInParent();
        double hidden = row.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            setVvalue(Math.clamp((bounds.getCenterY() - getViewportBounds().getHeight() / 2) / hidden, 0, 1));
        }
    }

    /// Whether the bar is there follows from the rows alone; left to itself it stays once its own width has pushed things into another row.
    @Override
    protected void layoutChildren() {
        setVbarPolicy(row.prefHeight(inside(getWidth())) > Math.ceil(mostHeight()) ? ScrollBarPolicy.ALWAYS : ScrollBarPolicy.NEVER);
        super.layoutChildren();
    }

    @Override
    protected final double computePrefHeight(double width) {
        double needed = getWidth() > 0 ? row.prefHeight(inside(getWidth())) : 0;
        return Math.ceil(Math.min(needed, mostHeight()) + snappedTopInset() + snappedBottomInset());
    }

    private double inside(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return STYLES.getCssMetaData();
    }

    private double mostHeight() {
        int rows = mostRows.getValue().intValue();
        double item = row.getChildren().stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
        return rows * item + (rows - 1) * row.getVgap() + row.snappedTopInset() + row.snappedBottomInset();
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final double computePrefWidth(double height) {
        return 0;
    }
}
