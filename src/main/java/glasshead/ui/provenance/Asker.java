package glasshead.ui.provenance;

import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// One panel's share in saying what is explained: it takes back only what it asked for itself.
public final class Asker {

    private final ObjectProperty<@Nullable Provenance> explained;
    private @Nullable Provenance asked;

    public Asker(ObjectProperty<@Nullable Provenance> explained) {
        this.explained = explained;
    }

    /// @param wanted what to explain now, if this panel has anything (any more)
    public void ask(@Nullable Provenance wanted) {
        if (wanted != null || explained.get() == asked) {
            explained.set(wanted);
        }
        asked = wanted;
    }
}
