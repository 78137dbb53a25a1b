package glasshead.ui.format;

import java.util.Objects;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;

/// A list without a frame on the panel's own surface, rows of equal height, for tables whose columns their rows lay out themselves.
public class PlainList<T> extends ListView<T> {

    /// Also styles the header row (`plain-list-header`), which stands outside the list.
    public static final String SHEET = Objects.requireNonNull(PlainList.class.getResource("plain-list.css")).toExternalForm();

    private final ReadOnlyDoubleWrapper gutter = new ReadOnlyDoubleWrapper();

    @SuppressWarnings("this-escape") // what is called sets properties and runs nothing of a subclass
    public PlainList(ObservableList<T> items) {
        super(items);
        getStyleClass().add("plain-list");
        setMinHeight(0);
        setPrefHeight(0);
        EscapeKey.passes(this);
    }

    /// How much of the width the scroll bar takes, 0 while there is none: a header row ends that much earlier.
    public final ReadOnlyDoubleProperty gutter() {
        return gutter.getReadOnlyProperty();
    }

    /// Shows anew what is in its [cells][PlainCell]. [#refresh] gives rows other cells, and one that is pressed when that happens does not
    /// hear of its click.
    public final void redraw() {
        lookupAll(".list-cell").forEach(node -> {
            if (node instanceof PlainCell<?> cell) {
                cell.redraw();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        gutter.set(lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(bar -> bar.isVisible() && bar.getOrientation() == Orientation.VERTICAL).mapToDouble(ScrollBar::getWidth).sum());
    }
}
