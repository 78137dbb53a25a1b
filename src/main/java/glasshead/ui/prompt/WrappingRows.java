package glasshead.ui.prompt;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// Small things in a row that wraps into further rows, and scrolls when there are more than a few of them, so that it never pushes the
/// window. It scrolls by whole rows: half a row can't be read.
public class WrappingRows extends ScrollPane {

    private static final StyleablePropertyFactory<WrappingRows> STYLES = new StyleablePropertyFactory<>(ScrollPane.getClassCssMetaData());

    /// What a notch of a wheel turns at least, in pixels, on scaled screens too: a row. A touchpad turns less at a time.
    private static final double NOTCH = 20;

    private final FlowPane row = new FlowPane();
    private final IntegerProperty top = new SimpleIntegerProperty();
    private double turned;
    private boolean placing;
    private @Nullable Node revealed;
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
        row.layoutBoundsProperty().subscribe(() -> Platform.runLater(this::restore));
        viewportBoundsProperty().subscribe(this::place);
        top.subscribe(this::place);
        vvalueProperty().subscribe(this::moved);
        addEventFilter(ScrollEvent.SCROLL, this::turn);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> revealed = null);
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

    /// The first row in sight, as it is wanted: panes that share it scroll alike, and one with fewer rows stops at its last.
    final IntegerProperty top() {
        return top;
    }

    /// Scrolls so far that `node` can be seen, and keeps it in sight until the user scrolls.
    protected final void reveal(Node node) {
        revealed = node;
        int wanted = (int) Math.round((node.getBoundsInParent().getMinY() - row.snappedTopInset()) / pitch());
        if (wanted < shownTop()) {
            top.set(wanted);
        } else if (wanted >= shownTop() + rowsInSight()) {
            top.set(wanted - rowsInSight() + 1);
        }
        place();
    }

    /// The rows have another width or another number.
    private void restore() {
        layout();
        if (revealed != null && revealed.getParent() == row) {
            reveal(revealed);
        } else {
            place();
        }
    }

    private void place() {
        double hidden = hidden();
        if (hidden > 0) {
            placing = true;
            setVvalue(Math.clamp(top.get() * pitch() / hidden, 0, 1));
            placing = false;
        }
    }

    /// By the bar or a key: to whole rows, and by one at least unless the bar is being dragged.
    private void moved() {
        if (placing || hidden() <= 0) {
            return;
        }
        double now = getVvalue() * hidden() / pitch();
        int nearest = (int) Math.round(now);
        top.set(nearest == shownTop() && !isPressed() ? nearest + (int) Math.signum(now - nearest) : nearest);
        place();
    }

    /// By the wheel. What is turned beyond the first or the last row is the page's.
    private void turn(ScrollEvent event) {
        int now = shownTop();
        double left = event.getDeltaY() > 0 ? now : lastTop() - now;
        if (left <= 0 || event.getDeltaY() == 0) {
            turned = 0;
            return;
        }
        revealed = null;
        turned += event.getDeltaY();
        if (Math.abs(turned) >= NOTCH) {
            int rows = (int) Math.max(1, Math.abs(turned) / pitch());
            top.set(Math.clamp(turned > 0 ? now - rows : now + rows, 0, lastTop()));
            turned = 0;
        }
        event.consume();
    }

    private int shownTop() {
        return Math.min(top.get(), lastTop());
    }

    private int lastTop() {
        return Math.max(0, (int) Math.round(hidden() / pitch()));
    }

    private int rowsInSight() {
        return mostRows.getValue().intValue();
    }

    private double hidden() {
        return row.getHeight() - getViewportBounds().getHeight();
    }

    /// From one row to the next, as they are laid out: sizes that are rounded to pixels add up over many rows.
    private double pitch() {
        double[] middles = row.getChildren().stream().mapToDouble(node -> node.getBoundsInParent().getCenterY()).toArray();
        double all = middles.length == 0 ? 0 : middles[middles.length - 1] - middles[0];
        double one = Arrays.stream(middles).map(middle -> middle - middles[0]).filter(below -> below > 1).findFirst().orElse(0);
        return one > 0 ? all / Math.max(1, Math.round(all / one)) : Math.max(1, itemHeight() + row.getVgap());
    }

    private double itemHeight() {
        return row.getChildren().stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
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
        int rows = rowsInSight();
        return rows * itemHeight() + (rows - 1) * row.getVgap() + row.snappedTopInset() + row.snappedBottomInset();
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
