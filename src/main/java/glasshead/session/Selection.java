package glasshead.session;

import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is pointed at and what is locked, shared by all panels: hover previews, click locks, click again releases. Locks belong to the
/// session's view; here are those that the model and the prompt of the current findings have.
public final class Selection {

    /// No token.
    public static final int NONE = Locks.NONE;

    private final ObjectProperty<Locks> locks;
    private final ObjectProperty<Side> side;
    private final ObjectProperty<List<Head>> locked = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable Head> hovered = new SimpleObjectProperty<>();
    private final IntegerProperty hoveredMlp = new SimpleIntegerProperty(NONE);
    private final IntegerProperty query = new SimpleIntegerProperty(NONE);
    private final IntegerProperty key = new SimpleIntegerProperty(NONE);
    private final IntegerProperty hoveredToken = new SimpleIntegerProperty(NONE);
    private final ObjectBinding<List<Head>> focused = Bindings.createObjectBinding(
            () -> hovered.get() == null ? locked.get() : List.of(hovered.get()), hovered, locked);
    private Predicate<Head> has = _ -> true;
    private int tokens = Integer.MAX_VALUE;

    Selection(Looks<View> looks) {
        locks = looks.choice(View::locks, View::withLocks);
        side = looks.choice(View::side, View::withSide);
        locks.subscribe(_ -> follow());
        locked.addListener((_, _, now) -> {
            if (!now.equals(lockedHere())) {
                locks.set(locks.get().withHeads(now));
            }
        });
        query.addListener((_, _, now) -> {
            if (now.intValue() != here(locks.get().query())) {
                locks.set(locks.get().withQuery(now.intValue()));
            }
        });
        key.addListener((_, _, now) -> {
            if (now.intValue() != here(locks.get().key())) {
                locks.set(locks.get().withKey(now.intValue()));
            }
        });
    }

    /// The heads that were clicked, ascending.
    public ObjectProperty<List<Head>> locked() {
        return locked;
    }

    /// The head under the pointer, in whichever panel, if there is one.
    public ObjectProperty<@Nullable Head> hovered() {
        return hovered;
    }

    /// The layer whose MLP is under the pointer, in whichever panel, or [#NONE].
    public IntegerProperty hoveredMlp() {
        return hoveredMlp;
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

    /// Lets go of heads and tokens alike.
    public void release() {
        locks.set(Locks.FREE);
    }

    /// The heads that a key is about: the locked ones, unless the pointer is on another.
    public List<Head> meant() {
        return hovered.get() == null || locked.get().contains(hovered.get()) ? locked.get() : List.of(hovered.get());
    }

    /// A click on a query row or key column: locked, or released when it was.
    public static void click(IntegerProperty token, int position) {
        token.set(token.get() == position ? NONE : position);
    }

    /// Before findings change: nobody is to ask for what the new ones don't have.
    void letGo(Findings coming) {
        List<Head> heads = coming.model().allHeads();
        int length = coming.tokens().length();
        has = has.and(heads::contains);
        tokens = Math.min(tokens, length);
        follow();
        hoveredToken.set(hoveredToken.get() < length ? hoveredToken.get() : NONE);
        if (hovered.get() != null && !heads.contains(hovered.get())) {
            hovered.set(null);
        }
    }

    /// After they changed: what was locked when such a model or prompt was there before is so again.
    void take(Findings now) {
        has = Set.copyOf(now.model().allHeads())::contains;
        tokens = now.tokens().length();
        follow();
    }

    private void follow() {
        if (!locked.get().equals(lockedHere())) {
            locked.set(lockedHere());
        }
        query.set(here(locks.get().query()));
        key.set(here(locks.get().key()));
    }

    private List<Head> lockedHere() {
        return locks.get().heads().stream().filter(has).toList();
    }

    private int here(int token) {
        return token < tokens ? token : NONE;
    }
}
