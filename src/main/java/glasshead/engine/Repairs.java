package glasshead.engine;

import glasshead.analysis.SelfRepair;
import glasshead.experiment.Head;
import java.util.List;

/// What ablating heads did, against what attribution predicted.
///
/// @param together all active interventions at once; [SelfRepair#NONE] unless they are all on heads' output, and there is a contrast
/// @param alone    each head that has interventions of its own on its output, under these alone, as far as that is known
public record Repairs(SelfRepair together, List<SelfRepair> alone) {

    public static final Repairs NONE = new Repairs(SelfRepair.NONE, List.of());

    /// What a head's own interventions did alone; [SelfRepair#NONE] for a head that has none.
    public SelfRepair of(Head head) {
        return alone.stream().filter(one -> one.heads().contains(head)).findFirst().orElse(SelfRepair.NONE);
    }
}
