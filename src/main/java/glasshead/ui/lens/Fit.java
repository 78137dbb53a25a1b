package glasshead.ui.lens;

import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.engine.LensProgress;
import glasshead.experiment.BadInput;
import glasshead.experiment.view.LensKind;
import glasshead.session.Handle;
import org.jspecify.annotations.Nullable;

/// A lens being fitted, or fitted a while ago.
///
/// @param model    that it belongs to
/// @param handle   stops it; nothing once it has ended
/// @param progress nothing before the first piece is done
/// @param problem  why it ended without a lens, as a sentence; empty when it did not
record Fit(String model, Kind kind, @Nullable Handle handle, @Nullable LensProgress progress, String problem) {

    boolean isRunning() {
        return handle != null;
    }

    boolean isOf(String name, Kind which) {
        return model.equals(name) && kind == which;
    }

    Fit with(LensProgress now) {
        return new Fit(model, kind, handle, now, problem);
    }

    Fit ended(String why) {
        return new Fit(model, kind, null, progress, why);
    }

    /// How it is called in the engine.
    static Kind kind(LensKind lens) {
        return switch (lens) {
            case TUNED -> Kind.TUNED;
            case JACOBIAN -> Kind.JACOBIAN;
            case LOGIT -> throw new BadInput("The logit lens is not fitted.");
        };
    }
}
