package glasshead.experiment.lesson;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Word;

/// What an intervention does, as far as a task asks for it.
public enum ActionKind implements Word {
    ANY("change"),
    /// Zero, mean, resample: whatever takes away what was there.
    ABLATE("ablate"),
    ZERO("set to zero"),
    MEAN("set to the mean"),
    RESAMPLE("take from the second prompt, or another one,"),
    SCALE("scale"),
    CUT("cut attention of"),
    ADD("add something to"),
    FREEZE("freeze"),
    KEEP_ONLY("keep only a circuit of");

    private final String verb;

    ActionKind(String verb) {
        this.verb = verb;
    }

    /// As in `ablate L1H4`.
    public String verb() {
        return verb;
    }

    boolean is(Intervention line) {
        Action action = line.action();
        return switch (this) {
            case ANY -> true;
            case ABLATE -> line.ablates();
            case ZERO -> action.equals(Action.Set.ZERO);
            case MEAN -> action instanceof Action.Mean;
            case RESAMPLE -> action instanceof Action.CopyOther || action instanceof Action.CopyReference;
            case SCALE -> action instanceof Action.Scale;
            case CUT -> action instanceof Action.Cut || action instanceof Action.CutParts;
            case ADD -> action instanceof Action.AddUnembedding || action instanceof Action.AddDifference;
            case FREEZE -> action instanceof Action.Freeze;
            case KEEP_ONLY -> action instanceof Action.KeepOnly;
        };
    }
}
