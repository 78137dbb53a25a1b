package glasshead.ui.set;

import glasshead.engine.SetRow;
import glasshead.experiment.Example;
import org.jspecify.annotations.Nullable;

/// A row of the table that is edited.
///
/// @param read how the model reads it, once that is known
record EditorRow(int index, Example example, @Nullable SetRow read) {

    /// What keeps the row out, or what may not be meant; empty for nothing.
    String remark() {
        if (read == null) {
            return "";
        }
        return read.usable() ? String.join(" ", read.warnings()) : read.problem();
    }

    boolean isLeftOut() {
        return read != null && !read.usable();
    }
}
