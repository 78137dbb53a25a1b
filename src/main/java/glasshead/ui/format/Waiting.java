package glasshead.ui.format;

import glasshead.engine.Findings;
import glasshead.session.Session;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/// What a panel says in place of its picture while there is nothing to draw.
public final class Waiting {

    private Waiting() {}

    /// Empty when there is a picture. Before the first run: that it is under way, or why it failed.
    ///
    /// @param missing what these findings lack for the panel, as a sentence; empty when they lack nothing
    public static StringBinding text(Session session, Function<Findings, String> missing) {
        return Bindings.createStringBinding(() -> {
            Findings found = session.findings().get();
            if (found != null) {
                return missing.apply(found);
            }
            Session.Problem problem = session.problem().get();
            return problem == null ? "Running the model…" : problem.sentence();
        }, session.findings(), session.problem());
    }
}
