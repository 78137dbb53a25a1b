package glasshead.ui.bars;

import glasshead.analysis.RepairVerdict;
import glasshead.analysis.SelfRepair;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.ui.format.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Predicted and actual in words.
///
/// @param subject `L2H4`, `L2H4 + L2H5 together`, `L2H4 alone` where others are ablated too
/// @param apart   what several heads do one by one, added up; `NaN` for one head
record RepairText(String subject, SelfRepair repair, double apart) {

    private static final int NAMED_HEADS = 3;

    /// About the focused head when it is ablated, else about all ablated heads together; empty when there is none of which anything is
    /// predicted.
    static Optional<RepairText> of(Findings found, List<Head> focused) {
        SelfRepair together = found.repairs().together();
        SelfRepair alone = focused.size() == 1 ? found.repairs().of(focused.getFirst()) : SelfRepair.NONE;
        if (!alone.heads().isEmpty() && !alone.heads().equals(together.heads())) {
            return Optional.of(new RepairText(alone.heads().getFirst() + " alone", alone, Double.NaN));
        }
        return together.heads().isEmpty() ? Optional.empty() : Optional.of(together(found, together));
    }

    private static RepairText together(Findings found, SelfRepair together) {
        List<Head> heads = together.heads();
        if (heads.size() == 1) {
            return new RepairText(heads.getFirst().toString(), together, Double.NaN);
        }
        String named = heads.size() > NAMED_HEADS ? heads.size() + " heads"
                : heads.stream().map(Head::toString).collect(Collectors.joining(" + "));
        boolean each = found.repairs().alone().size() == heads.size();
        return new RepairText(named + " together", together,
                each ? found.repairs().alone().stream().mapToDouble(SelfRepair::actual).sum() : Double.NaN);
    }

    /// `2.06 of it made up for, through later MLPs +1.39 (MLP 3 +1.39), LayerNorm's scale +0.67`, the largest share first.
    String explanation() {
        RepairVerdict verdict = RepairVerdict.of(repair);
        String shares = verdict == RepairVerdict.AS_PREDICTED ? "" : shares();
        String sum = Double.isNaN(apart) ? "" : ". One by one they would add up to " + Numbers.signed(apart);
        return verdict.of(repair.gap()) + (shares.isEmpty() ? "" : ", through " + shares) + sum;
    }

    private String shares() {
        return repair.shares().stream().filter(share -> RepairVerdict.isVisible(share.value()))
                .map(share -> share.parts().isEmpty() ? named(share) : named(share) + " (" + named(share.parts().getFirst()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String named(SelfRepair.Share share) {
        return share.name() + " " + Numbers.signed(share.value());
    }
}
