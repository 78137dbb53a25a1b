package glasshead.ui.training;

import glasshead.analysis.Spread;
import glasshead.engine.Models;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Asks the experiment on screen of every kept step of its model's training, one after the other, in the background.
public final class TrainingViewModel {

    private final Session session;
    private final Models models;
    private final QuestionService service;
    private final Runnable rest;
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.LOGIT_DIFFERENCE);
    private final ReadOnlyObjectWrapper<@Nullable TrainingCurve> curve = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private @Nullable Handle underWay;

    /// @param service answers with an engine of its own, so that the model on screen stays loaded
    /// @param rest    gives that engine's memory back when nothing is asked of it any more
    public TrainingViewModel(Session session, Models models, QuestionService service, Runnable rest) {
        this.session = session;
        this.models = models;
        this.service = service;
        this.rest = rest;
        session.experiment().subscribe(_ -> tell());
        tell();
    }

    Session session() {
        return session;
    }

    ObjectProperty<Metric> metric() {
        return metric;
    }

    /// Nothing before it was asked.
    ReadOnlyObjectProperty<@Nullable TrainingCurve> curve() {
        return curve.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Whether the model on screen brings steps of its training.
    ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    /// What to do, how far it is, or what went wrong.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Begins anew, with what is on screen now.
    void run() {
        cancel();
        Experiment now = session.experiment().get();
        Optional<TrainingCurve> empty = emptyCurve(now);
        if (empty.isPresent()) {
            curve.set(empty.get());
            running.set(true);
            next();
        } else {
            tell();
        }
    }

    void cancel() {
        if (underWay != null) {
            underWay.cancel();
            underWay = null;
        }
        stop();
        tell();
    }

    private void stop() {
        if (running.get()) {
            running.set(false);
            rest.run();
        }
    }

    private Optional<TrainingCurve> emptyCurve(Experiment now) {
        try {
            return TrainingCurve.begin(now, models);
        } catch (BadInput notThere) {
            return Optional.empty();
        }
    }

    private void next() {
        TrainingCurve so = curve.get();
        if (so == null || so.isWhole()) {
            stop();
            tell();
            return;
        }
        int step = so.nextStep();
        notice.set(Texts.format("Step %,d: %d of %d", step, so.points().size() + 1, so.steps().size()));
        underWay = service.answer(so.next(), recipe -> {
            curve.set(so.with(recipe));
            next();
        }, failure -> {
            stop();
            notice.set("Step " + step + ": " + failure);
        });
    }

    private void tell() {
        TrainingCurve there = curve.get();
        Experiment now = session.experiment().get();
        if (running.get()) {
            return;
        }
        possible.set(emptyCurve(now).isPresent());
        if (there == null) {
            notice.set(possible.get() ? "Run asks this question of every kept step of the training."
                    : "This model brings no weights from its training; choose one that does, as tiny-english.");
        } else {
            notice.set(!there.isAbout(now) ? "The curve is of an earlier question; " + (possible.get() ? "Run asks this one."
                    : "this model brings no weights from its training.")
                    : there.isWhole() ? "" : "Cancelled: the rest is not there; Run begins anew.");
        }
    }

    /// Shows the model at one of the curve's steps, in the question that is on screen.
    void go(int index) {
        TrainingCurve there = curve.get();
        if (there != null && index >= 0 && index < there.steps().size() && there.indexOf(session.experiment().get()) >= 0) {
            session.change(now -> now.withModel(there.at(index).model()));
        }
    }

    /// One step of the training on or back.
    void step(int by) {
        TrainingCurve there = curve.get();
        if (there != null) {
            go(there.indexOf(session.experiment().get()) + by);
        }
    }

    /// The place on the curve of what is on screen, -1 for none.
    int place() {
        TrainingCurve there = curve.get();
        return there == null ? -1 : there.indexOf(session.experiment().get());
    }

    DataTable table() {
        TrainingCurve there = curve.get();
        List<List<String>> rows = new ArrayList<>();
        if (there != null) {
            for (TrainingCurve.Point point : there.points()) {
                Spread before = point.before(metric.get());
                Spread after = point.after(metric.get());
                rows.add(List.of(String.valueOf(point.step()), figure(before.mean()), figure(before.standardError()), figure(after.mean()),
                        figure(after.standardError())));
            }
        }
        return new DataTable(metric.get().title() + " over training", List.of("step", "untouched", "standard error", "with interventions",
                "standard error after"), rows);
    }

    static String figure(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%+.4f", value).replace('-', '\u2212');
    }
}
