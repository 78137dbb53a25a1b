package glasshead.experiment.view;

import glasshead.experiment.Edge;
import glasshead.experiment.Usual;
import java.util.List;
import java.util.TreeSet;

/// What a circuit is compared with.
///
/// @param name  of a known circuit, or of the one that was set aside; empty for none
/// @param aside edges of a circuit that was set aside to compare others with
public record ComparedLook(String name, List<Edge> aside) {

    @Usual
    public static final ComparedLook NONE = new ComparedLook("", List.of());

    public ComparedLook {
        aside = List.copyOf(new TreeSet<>(aside));
    }

    public ComparedLook withName(String changed) {
        return new ComparedLook(changed, aside);
    }
}
