package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Usual;
import java.util.List;

/// What was clicked, so that it stays in sight when the pointer goes on. It may name what another model or prompt does not have; then it
/// waits there for the one that does.
///
/// @param heads ascending
/// @param query the token whose row of the attention is locked, or [#NONE]
/// @param key   the token whose column is locked, or [#NONE]
public record Locks(List<Head> heads, int query, int key) {

    /// No token.
    public static final int NONE = -1;

    @Usual
    public static final Locks FREE = new Locks(List.of(), NONE, NONE);

    public Locks {
        if (Math.min(query, key) < NONE) {
            throw new BadInput("a locked token counts from 0, or is " + NONE + " for none");
        }
        heads = heads.stream().distinct().sorted().toList();
    }

    public Locks withHeads(List<Head> changed) {
        return new Locks(changed, query, key);
    }

    public Locks withQuery(int changed) {
        return new Locks(heads, changed, key);
    }

    public Locks withKey(int changed) {
        return new Locks(heads, query, changed);
    }
}
