package glasshead;

import glasshead.experiment.BadInput;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Why the window could not be opened, as one sentence.
final class StartFailure {

    private static final Logger LOG = Logger.getLogger(StartFailure.class.getName());

    private StartFailure() {}

    /// What was told already somewhere in the chain of causes, else what is known of a fault of the program's own.
    static BadInput of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BadInput told) {
                return told;
            }
        }
        LOG.log(Level.SEVERE, "the window could not be opened", failure);
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new BadInput("The window could not be opened (" + root + "); the log has the details, please report them.", failure);
    }
}
