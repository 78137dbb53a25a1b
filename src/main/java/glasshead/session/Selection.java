package glasshead.session;

import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.view.Side;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the user looks at, shared by all panels and no part of the experiment: hover previews, click locks, click again releases.
public final class Selection {

    /// No token.
    public static final int NONE = -1;

    private final ObjectProperty<List<Head>> locked = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Head> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.AFTER);
    private final IntegerProperty query = new SimpleIntegerProperty(NONE);
    private final IntegerProperty key = new SimpleIntegerProperty(NONE);
    private final IntegerProperty hoveredToken = new SimpleIntegerProperty(NONE);
    private final ObjectBinding<List<Head>> focused = Bindings.createObjectBinding(
            () -> hovered.get() == null ? locked.get() : List.of(hovered.get()), hovered, locked);

    /// The heads that were clicked, ascending.
    public ObjectProperty<List<Head>> locked() {
        return locked;
    }

    /// The head under the pointer, in whichever panel; null when there is none.
    public ObjectProperty<Head> hovered() {
        return hovered;
    }

    /// What the attention view shows: the hovered head, else the locked ones.
    public ObjectBinding<List<Head>> focused() {
        return focused;
    }

    public ObjectProperty<Side> side() {
        return side;
    }

    /// The locked query row, or [#NONE].
    public IntegerProperty query() {
        return query;
    }

    /// The locked key column, or [#NONE].
    public IntegerProperty key() {
        return key;
    }

    /// The token position under the pointer in whichever panel, or [#NONE].
    public IntegerProperty hoveredToken() {
        return hoveredToken;
    }

    /// A click on a head: it alone is locked, or released when it already was alone.
    public void click(Head head) {
        locked.set(locked.get().equals(List.of(head)) ? List.of() : List.of(head));
    }

    /// A click with Shift or Ctrl: the head joins or leaves the locked ones.
    public void toggle(Head head) {
        List<Head> heads = locked.get();
        locked.set(heads.contains(head)
                ? heads.stream().filter(other -> !other.equals(head)).toList()
                : Stream.concat(heads.stream(), Stream.of(head)).sorted().toList());
    }

    /// A whole layer, or one index in every layer; released when it already is what is locked.
    public void lock(List<Head> heads) {
        locked.set(locked.get().equals(heads) ? List.of() : List.copyOf(heads));
    }

    /// Lets go of what the model or prompt of new findings does not have.
    void keepWithin(Findings findings) {
        List<Head> heads = findings.model().allHeads();
        locked.set(locked.get().stream().filter(heads::contains).toList());
        for (IntegerProperty token : List.of(query, key, hoveredToken)) {
            token.set(token.get() < findings.tokens().length() ? token.get() : NONE);
        }
        if (hovered.get() != null && !heads.contains(hovered.get())) {
            hovered.set(null);
        }
    }

    /// The heads that a key is about: the locked ones, unless the pointer is on another.
    public List<Head> meant() {
        return hovered.get() == null || locked.get().contains(hovered.get()) ? locked.get() : List.of(hovered.get());
    }

    /// A click on a query row or key column: locked, or released when it was.
    public static void click(IntegerProperty token, int position) {
        token.set(token.get() == position ? NONE : position);
    }
}
