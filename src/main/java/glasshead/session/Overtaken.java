package glasshead.session;

import glasshead.experiment.BadInput;

/// The model that a question is about is not the current one any more, so it is not answered.
public final class Overtaken extends BadInput {

    private static final long serialVersionUID = 1L;

    Overtaken(Throwable cause) {
        super("This ended because another model was loaded: start it again.", cause);
    }
}
