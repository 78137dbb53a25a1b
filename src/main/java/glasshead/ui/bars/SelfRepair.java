package glasshead.ui.bars;

import glasshead.engine.Findings;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What attribution says that ablating heads must do to the logit difference, against what it did.
///
/// Models make up for a lost head ("self-repair", McGrath et al. 2023, "The Hydra Effect"): later parts write more of what it no longer
/// writes, and the final LayerNorm divides by less. Attribution reads the baseline and cannot know that.
///
/// @param heads     the ablated heads that this is about
/// @param predicted what the heads' own writing to the contrast's position changes
/// @param actual    what the logit difference changed by
/// @param later     the part after the heads that changed most towards the gap, null when none did or several lines mix their effects
public record SelfRepair(List<Head> heads, double predicted, double actual, Bar later) {

    private static final double VISIBLE = 0.005;
    private static final int NAMED_HEADS = 3;

    /// About the focused head when it is ablated, else about all ablated heads together; empty when no head is.
    public static Optional<SelfRepair> of(Findings found, Breakdown breakdown, List<Head> focused) {
        List<Integer> lines = new ArrayList<>();
        for (int line = 0; line < found.experiment().interventions().size(); line++) {
            Intervention intervention = found.experiment().interventions().get(line);
            if (intervention.enabled() && found.model().allHeads().stream().anyMatch(intervention::on)) {
                lines.add(line);
            }
        }
        List<Integer> chosen = focused.size() == 1
                ? lines.stream().filter(line -> found.experiment().interventions().get(line).on(focused.getFirst())).toList() : List.of();
        int active = found.experiment().active().size();
        if (chosen.size() == 1 && active > 1) {
            return Optional.of(alone(found, breakdown, chosen.getFirst()));
        }
        // lines on anything but heads have no attribution to predict from
        return lines.isEmpty() || lines.size() != active ? Optional.empty() : Optional.of(together(found, breakdown, lines));
    }

    private static SelfRepair alone(Findings found, Breakdown breakdown, int line) {
        Head head = found.experiment().interventions().get(line).where().asHead();
        return new SelfRepair(List.of(head), prediction(found, breakdown, line), found.lineEffects().get(line), null);
    }

    private static SelfRepair together(Findings found, Breakdown breakdown, List<Integer> lines) {
        List<Head> heads = lines.stream().map(line -> found.experiment().interventions().get(line).where().asHead()).distinct().toList();
        double predicted = lines.stream().mapToDouble(line -> prediction(found, breakdown, line)).sum();
        double actual = lines.size() == 1 ? found.lineEffects().get(lines.getFirst())
                : breakdown.after().logitDifference() - breakdown.before().logitDifference();
        double direction = Math.signum(actual - predicted);
        int first = heads.stream().mapToInt(Head::layer).min().orElseThrow();
        Bar later = breakdown.bars().stream().filter(bar -> !bar.ablated() && bar.part().isLaterThan(first))
                .filter(bar -> bar.change() * direction >= VISIBLE)
                .max(Comparator.comparingDouble(bar -> bar.change() * direction)).orElse(null);
        return new SelfRepair(heads, predicted, actual, later);
    }

    /// Zero ablation takes away the head's attribution; other actions put something else in its place, which the run with interventions
    /// shows; where the contrast's position is spared the head still writes there what it wrote.
    private static double prediction(Findings found, Breakdown breakdown, int line) {
        Intervention intervention = found.experiment().interventions().get(line);
        int position = found.contrast().position();
        boolean spared = !intervention.positions().all()
                && Arrays.stream(intervention.positions().resolve(found.tokens().length())).noneMatch(index -> index == position);
        Head head = intervention.where().asHead();
        if (spared) {
            return 0;
        }
        return intervention.action().equals(Action.ZERO) ? -breakdown.before().of(head)
                : breakdown.after().of(head) - breakdown.before().of(head);
    }

    public double madeUp() {
        return actual - predicted;
    }

    /// `L2H4`, `L2H4 + L2H5`, `7 heads`.
    public String subject() {
        return heads.size() > NAMED_HEADS ? heads.size() + " heads" : heads.stream().map(Head::toString).collect(Collectors.joining(" + "));
    }

    /// `2.05 made up for by later parts (MLP 3 +1.39)`
    public String explanation() {
        if (Math.abs(madeUp()) < VISIBLE) {
            return "as predicted";
        }
        String named = later == null ? "" : " (" + later.part().label() + " " + Numbers.signed(later.change()) + ")";
        boolean repaired = predicted != 0 && Math.signum(madeUp()) != Math.signum(predicted);
        return Numbers.plain(Math.abs(madeUp()), 2) + (repaired ? " made up for by later parts" : " more through later parts") + named;
    }
}
