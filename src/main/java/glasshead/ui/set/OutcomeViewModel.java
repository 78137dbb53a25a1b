package glasshead.ui.set;

import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.view.SetLook;
import glasshead.experiment.view.SetOrder;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.Session;
import glasshead.session.SetRun;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/// How well the model does on the set that the session is about: by which metric, and the rows in which order.
public final class OutcomeViewModel {

    private final Session session;
    private final SetRun run;
    private final SubjectViewModel subject;
    private final ObjectProperty<Metric> metric;
    private final ObjectProperty<SetOrder> order;

    public OutcomeViewModel(Session session, SetRun run, SubjectViewModel subject) {
        this.session = session;
        this.run = run;
        this.subject = subject;
        Looks<SetLook> looks = session.looks().part(View::set, View::withSet);
        metric = looks.choice(SetLook::metric, SetLook::withMetric);
        order = looks.choice(SetLook::order, SetLook::withOrder);
    }

    ReadOnlyObjectProperty<@Nullable SetFindings> findings() {
        return run.findings();
    }

    ReadOnlyObjectProperty<@Nullable SetFindings> ways() {
        return run.ways();
    }

    /// What can be done about the run: `Stop` while it takes a while, `Run` when it was stopped; else empty.
    StringBinding action() {
        return Bindings.createStringBinding(() -> run.stopped().get() ? "Run" : run.running().get() && !run.state().get().isEmpty() ? "Stop"
                : "", run.stopped(), run.running(), run.state());
    }

    void act() {
        if (run.stopped().get()) {
            run.again();
        } else {
            run.cancel();
        }
    }

    ReadOnlyStringProperty state() {
        return run.state();
    }

    ReadOnlyObjectProperty<Experiment> experiment() {
        return session.experiment();
    }

    ObjectProperty<Metric> metric() {
        return metric;
    }

    ObjectProperty<SetOrder> order() {
        return order;
    }

    /// Shows an example.
    void open(int row) {
        subject.show(row);
    }

    /// The chosen metric of each row as things are now, `NaN` where there is none.
    double[] values() {
        SetFindings found = run.findings().get();
        if (found == null) {
            double[] none = new double[session.experiment().get().set().size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        return found.now().of(metric.get());
    }

    /// The rows in the order asked for; those without a figure last.
    List<Integer> rows() {
        List<Integer> rows = IntStream.range(0, session.experiment().get().set().size()).boxed().toList();
        if (order.get() == SetOrder.FILE) {
            return rows;
        }
        double[] values = values();
        boolean lowIsGood = metric.get() == Metric.KL;
        return rows.stream().sorted(Comparator.comparingDouble((Integer row) -> Double.isNaN(values[row]) ? Double.POSITIVE_INFINITY
                : lowIsGood ? -values[row] : values[row])).toList();
    }
}
