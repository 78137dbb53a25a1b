package glasshead.ui.circuit;

import glasshead.experiment.Action;
import glasshead.experiment.Cutting;
import glasshead.experiment.Intervention;
import java.util.ArrayList;
import java.util.List;

/// The circuit as the session's run: an intervention that keeps only it.
final class KeptAlone {

    private final CircuitViewModel model;

    KeptAlone(CircuitViewModel model) {
        this.model = model;
    }

    /// Whether one of the session's active interventions keeps only this circuit.
    boolean is() {
        Shown there = model.shown().get();
        return there != null && model.session().experiment().get().active().contains(Intervention.keepOnly(there.circuit()));
    }

    /// Makes the session's run that of the circuit, or lets it go; every panel follows, and undo takes it back.
    void flip() {
        Shown there = model.shown().get();
        if (there == null) {
            return;
        }
        boolean alone = is();
        if (!alone && !model.look().cutting().equals(Cutting.CORRUPTED)) {
            model.session().tell("An intervention keeps a circuit by the corrupted prompt, at all positions; choose those in 'cut' to keep "
                    + "only this one.");
            return;
        }
        model.session().change(now -> {
            List<Intervention> lines = new ArrayList<>(now.interventions());
            lines.removeIf(line -> line.action() instanceof Action.KeepOnly);
            if (!alone) {
                lines.add(Intervention.keepOnly(there.circuit()));
            }
            return now.withInterventions(lines);
        });
    }
}
