package glasshead;

import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import glasshead.ui.history.HistoryView;
import glasshead.ui.history.HistoryViewModel;
import glasshead.ui.options.ViewOptions;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What was looked at, beside any workspace.
final class HistoryWiring {

    private final Session session;
    private final CompareWiring compare;
    private final HistoryView view;

    HistoryWiring(Session session, ObservableValue<@Nullable SetFindings> spoken, CompareWiring compare, ViewOptions options,
            Delays delays) {
        this.session = session;
        this.compare = compare;
        view = new HistoryView(new HistoryViewModel(session, spoken, this::compare, delays), () -> options.history().set(false));
    }

    HistoryView view() {
        return view;
    }

    private void compare(Experiment one, Experiment other) {
        session.change(_ -> one);
        compare.showBeside(view.getScene().getWindow(), other);
    }
}
