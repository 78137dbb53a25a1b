package glasshead;

import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import glasshead.ui.history.HistoryViewModel;
import glasshead.ui.history.HistoryWindow;
import glasshead.ui.options.ViewOptions;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The window with the states that were looked at, made when it is first asked for.
final class HistoryWiring {

    private final Session session;
    private final CompareWiring compare;
    private final ViewOptions options;
    private final HistoryViewModel model;
    private @Nullable HistoryWindow window;
    private @Nullable Window owner;

    HistoryWiring(Session session, ObservableValue<@Nullable SetFindings> spoken, CompareWiring compare, ViewOptions options,
            Delays delays) {
        this.session = session;
        this.compare = compare;
        this.options = options;
        model = new HistoryViewModel(session, spoken, this::compare, delays);
    }

    void show(Window of) {
        owner = of;
        if (window == null) {
            window = new HistoryWindow(of, model, options);
        }
        window.show();
    }

    private void compare(Experiment one, Experiment other) {
        session.change(_ -> one);
        if (owner != null) {
            compare.showBeside(owner, other);
        }
    }
}
