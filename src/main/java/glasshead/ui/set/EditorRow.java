package glasshead.ui.set;

import glasshead.engine.SetRow;
import glasshead.experiment.Example;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A row of the table that is edited. What the model says about it comes later, into the same row, so that it stays selected.
final class EditorRow {

    private final int index;
    private final Example example;
    private final ReadOnlyObjectWrapper<@Nullable SetRow> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");

    EditorRow(int index, Example example) {
        this.index = index;
        this.example = example;
    }

    int index() {
        return index;
    }

    Example example() {
        return example;
    }

    /// How the model reads it, once that is known.
    ReadOnlyObjectProperty<@Nullable SetRow> read() {
        return read.getReadOnlyProperty();
    }

    /// What keeps the row out, or what may not be meant; empty for nothing.
    ReadOnlyStringProperty remark() {
        return remark.getReadOnlyProperty();
    }

    boolean isLeftOut() {
        SetRow row = read.get();
        return row != null && !row.usable();
    }

    void read(SetRow row) {
        read.set(row);
        remark.set(row.usable() ? String.join(" ", row.warnings()) : row.problem());
    }
}
