package glasshead.ui.format;

import javafx.scene.control.ListCell;

/// A cell of a [PlainList], which shows its row anew when the list is told to.
public abstract class PlainCell<T> extends ListCell<T> {

    final void redraw() {
        updateItem(getItem(), isEmpty());
    }
}
