package glasshead.session;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Side;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// An inference service for a window that comes and goes: its thread, and its model's memory, are there only between [#open] and [#close].
/// What is asked in the meantime is not answered.
public final class PassingService extends RunServiceBase implements ScoreService {

    private final Supplier<InferenceService> services;
    private @Nullable InferenceService service;
    private Subscription itsRunning = Subscription.EMPTY;

    /// @param services makes a new service for each time
    public PassingService(Supplier<InferenceService> services) {
        this.services = services;
    }

    public void open() {
        if (service == null) {
            service = services.get();
            service.onFinished(this::finish);
            service.onFailed(this::fail);
            itsRunning = service.running().subscribe(this::setRunning);
        }
    }

    @Override
    public void request(Experiment experiment) {
        if (service != null) {
            service.request(experiment);
        }
    }

    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        if (service != null) {
            service.ask(asker, of, side, analysis, then);
        }
    }

    /// Something else that needs an experiment's model; the answer comes on the FX thread.
    public <R> void use(Experiment about, Function<InferenceEngine, R> work, Consumer<R> then) {
        if (service != null) {
            service.use(about, work, then);
        }
    }

    @Override
    public void knownScores(String model, Consumer<Optional<ModelScores>> then, Consumer<String> failure) {
        if (service != null) {
            service.knownScores(model, then, failure);
        }
    }

    @Override
    public Handle score(String model, boolean raw, Consumer<ScoreProgress> progress, Consumer<String> failure) {
        return service == null ? () -> {} : service.score(model, raw, progress, failure);
    }

    /// Ends the thread and gives the memory back; nothing happens when that was done already.
    @Override
    public void close() {
        if (service != null) {
            itsRunning.unsubscribe();
            setRunning(false);
            service.close();
            service = null;
        }
    }
}
