package glasshead.engine;

import glasshead.analysis.Evidence;
import glasshead.analysis.Predictions;
import glasshead.analysis.SelfRepair;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import java.util.List;

/// What an experiment's interventions do each by itself, in runs of their own that are made once: each line, and each ablated head with all
/// of its lines.
///
/// @param run      the prompt's run without interventions
/// @param baseline what is known of that run
/// @param edited   the same of the run with all active interventions
/// @param running  whether runs are made for what is not known yet; without, that is left out: `NaN`, and [SelfRepair#NONE]
record OneByOne(Request request, ActivationCache run, Evidence baseline, Evidence edited, boolean running) {

    private static final Outcome UNKNOWN = new Outcome(Double.NaN, SelfRepair.NONE);

    /// @param change what the logit difference changed by
    /// @param repair [SelfRepair#NONE] unless all lines are on heads' output
    record Outcome(double change, SelfRepair repair) {
    }

    /// For each line of the interventions, `NaN` for those switched off.
    List<Double> lineEffects() {
        return experiment().interventions().stream().map(line -> line.enabled() ? outcome(List.of(line)).change() : Double.NaN).toList();
    }

    Repairs repairs() {
        List<Intervention> active = experiment().active();
        if (active.isEmpty() || baseline.contrast().isEmpty()) {
            return Repairs.NONE;
        }
        List<Head> heads = active.stream().filter(line -> line.where().site() == Site.Z && line.where().head() != Where.ALL)
                .map(line -> line.where().asHead()).distinct().sorted().toList();
        List<SelfRepair> alone = heads.stream().map(head -> outcome(active.stream().filter(line -> line.on(head)).toList()).repair())
                .filter(repair -> !repair.heads().isEmpty()).toList();
        return new Repairs(outcome(active).repair(), alone);
    }

    /// Whether everything is known without another run.
    boolean isKnown() {
        return experiment().active().stream().allMatch(line -> isKnown(List.of(line)));
    }

    private boolean isKnown(List<Intervention> lines) {
        return lines.equals(experiment().active()) || request.loaded().runs().outcome(experiment().withInterventions(lines)).isPresent();
    }

    private Experiment experiment() {
        return request.experiment();
    }

    private Outcome outcome(List<Intervention> lines) {
        if (!running && !isKnown(lines)) {
            return UNKNOWN;
        }
        return request.loaded().runs().outcome(experiment().withInterventions(lines),
                () -> request.withEdits(run, lines, edits -> lines.equals(experiment().active()) ? of(edited, edits) : inARunOfItsOwn(
                        edits)));
    }

    private Outcome inARunOfItsOwn(List<Edit> edits) {
        ActivationCache alone = request.loaded().runs().passing(run, edits, request.cancelled());
        try {
            return of(request.evidence(alone, baseline.contrast()), edits);
        } finally {
            if (alone != run) {
                alone.close();
            }
        }
    }

    private Outcome of(Evidence changed, List<Edit> edits) {
        boolean onHeads = !baseline.contrast().isEmpty() && edits.stream().allMatch(edit -> edit.where().site() == Site.Z);
        return new Outcome(changed.of(Predictions.LOGIT_DIFFERENCE) - baseline.of(Predictions.LOGIT_DIFFERENCE),
                onHeads ? SelfRepair.of(baseline, changed, edits) : SelfRepair.NONE);
    }
}
