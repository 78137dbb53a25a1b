package glasshead.session;

import glasshead.analysis.Analysis;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Job;
import glasshead.engine.Question;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.BadIntervention;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.PromptTooLong;
import glasshead.experiment.view.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The engine on its one thread, for the window. Requests carry a ticket: when a newer one has been made, an older one under way stops at
/// the next layer, and what it would have delivered is dropped.
///
/// The newest request says which model is current. A question about another one comes too late: it is dropped rather than that model loaded
/// again, which would end what is under way on the current one.
public final class InferenceService extends RunServiceBase implements QuestionService, MapService, ScoreService, WorkService {

    private static final Logger LOG = Logger.getLogger(InferenceService.class.getName());

    private final InferenceThread thread = new InferenceThread(InferenceThread.QUIET, this::giveMemoryBack);
    private final AtomicLong newest = new AtomicLong();
    private final Map<Object, Long> questions = new ConcurrentHashMap<>();
    private final AtomicLong question = new AtomicLong();
    private volatile Subject current = Subject.ANY;
    private final List<? extends Analysis<?>> analyses;
    private final Supplier<InferenceEngine> open;
    private @Nullable InferenceEngine engine;

    /// A model with its weights as they are used.
    private record Subject(String model, boolean raw) {

        /// Of what needs none in particular, and current before the first request.
        private static final Subject ANY = new Subject("", false);

        private static Subject of(Experiment experiment) {
            return new Subject(experiment.model(), experiment.options().rawWeights());
        }
    }

    /// @param open     makes the engine; called on the inference thread
    /// @param analyses what every run computes: what the panels show
    public InferenceService(Supplier<InferenceEngine> open, List<? extends Analysis<?>> analyses) {
        this.analyses = List.copyOf(analyses);
        this.open = open;
    }

    @Override
    public void request(Experiment experiment) {
        long ticket = newest.incrementAndGet();
        BooleanSupplier superseded = () -> newest.get() != ticket;
        current = Subject.of(experiment);
        setRunning(true);
        thread.execute(() -> run(experiment, superseded));
    }

    private void run(Experiment experiment, BooleanSupplier superseded) {
        if (superseded.getAsBoolean()) {
            return;
        }
        try {
            Findings findings = engine().run(experiment, analyses, soFar -> deliver(superseded, () -> finish(soFar)), superseded);
            deliver(superseded, () -> finish(findings));
        } catch (CancellationException overtaken) {
            LOG.log(Level.FINE, "overtaken by a newer request", overtaken);
        } catch (BadIntervention problem) {
            deliver(superseded, () -> fail(new Session.Problem(problem.getMessage(), experiment, 0, problem.lines())));
        } catch (BadInput problem) {
            int excess = problem instanceof PromptTooLong tooLong ? tooLong.excess() : 0;
            deliver(superseded, () -> fail(new Session.Problem(problem.getMessage(), experiment, excess)));
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "run failed", failure);
            deliver(superseded, () -> fail(new Session.Problem(told(failure), experiment, 0)));
        }
    }

    static String told(Throwable failure) {
        return "The run failed (" + failure.getMessage() + "); what was shown before is kept, and the log has the details.";
    }

    private void deliver(BooleanSupplier superseded, Runnable delivery) {
        Platform.runLater(() -> {
            if (!superseded.getAsBoolean()) {
                setRunning(false);
                delivery.run();
            }
        });
    }

    private void giveMemoryBack() {
        if (engine != null) {
            engine.giveMemoryBack();
        }
    }

    /// Opened at first use, so that a native library that can't be loaded is told like any other failure.
    private InferenceEngine engine() {
        if (engine == null) {
            engine = open.get();
        }
        return engine;
    }

    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        long ticket = question.incrementAndGet();
        questions.put(asker, ticket);
        BooleanSupplier newestOfAsker = () -> Objects.equals(questions.get(asker), ticket);
        use(Subject.of(of.experiment()), newestOfAsker, engine -> engine.analyse(of, side == Side.AFTER, analysis), then);
    }

    /// Something else that needs the engine, whichever model is current; the answer comes on the FX thread.
    public <R> void use(Function<InferenceEngine, R> work, Consumer<R> then) {
        use(Subject.ANY, () -> true, work, then);
    }

    /// The same for something that needs an experiment's model; dropped when the session has left it.
    public <R> void use(Experiment about, Function<InferenceEngine, R> work, Consumer<R> then) {
        use(Subject.of(about), () -> true, work, then);
    }

    /// On the engine's thread: whether a model would have to be loaded for a question although another one is current.
    private boolean isLeft(Subject about) {
        return about != Subject.ANY && current != Subject.ANY && !current.equals(about) && !engine().has(about.model, about.raw);
    }

    private <R> void use(Subject about, BooleanSupplier wanted, Function<InferenceEngine, R> work, Consumer<R> then) {
        thread.execute(() -> {
            try {
                if (!wanted.getAsBoolean() || isLeft(about)) {
                    return;
                }
                R answer = work.apply(engine());
                Platform.runLater(() -> {
                    if (wanted.getAsBoolean()) {
                        then.accept(answer);
                    }
                });
            } catch (BadInput problem) {
                tell(problem.getMessage());
            } catch (RuntimeException | Error failure) {
                LOG.log(Level.SEVERE, "question failed", failure);
                tell(told(failure));
            }
        });
    }

    @Override
    public <R> Handle answer(Question<R> question, Consumer<R> soFar, Consumer<String> failure) {
        JobTask<R> task = new JobTask<>(thread, soFar, failure);
        task.start(() -> begun(question));
        return task::cancel;
    }

    @Override
    public Handle map(Experiment experiment, MapKind kind, boolean reverse, Consumer<EffectMap> progress, Consumer<String> failure) {
        return answer(new Question.Map(experiment, kind, reverse), progress, failure);
    }

    @Override
    public Handle score(String model, boolean raw, Consumer<ScoreProgress> progress, Consumer<String> failure) {
        JobTask<ScoreProgress> task = new JobTask<>(thread, progress, failure);
        task.start(() -> begun(new Question.Scores(model, raw, RepeatedTokens.SEED, true)));
        return task::cancel;
    }

    private <R> Job<R> begun(Question<R> question) {
        if (isLeft(new Subject(question.model(), question.raw()))) {
            throw new CancellationException("another model is current");
        }
        return engine().begin(question);
    }

    @Override
    public void knownScores(String model, Consumer<Optional<ModelScores>> then, Consumer<String> failure) {
        thread.execute(() -> {
            try {
                Optional<ModelScores> known = engine().knownScores(model);
                Platform.runLater(() -> then.accept(known));
            } catch (BadInput problem) {
                Platform.runLater(() -> failure.accept(problem.getMessage()));
            } catch (RuntimeException | Error unexpected) {
                LOG.log(Level.SEVERE, "scores could not be looked for", unexpected);
                Platform.runLater(() -> failure.accept(told(unexpected)));
            }
        });
    }

    @Override
    public <R> Handle work(Experiment about, BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done,
            Consumer<String> failure) {
        return work(Subject.of(about), work, done, failure);
    }

    @Override
    public <R> Handle work(BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done, Consumer<String> failure) {
        return work(Subject.ANY, work, done, failure);
    }

    private <R> Handle work(Subject about, BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done,
            Consumer<String> failure) {
        WorkTask<R> task = new WorkTask<>(() -> {
            if (isLeft(about)) {
                throw new BadInput(JobTask.OVERTAKEN);
            }
            return engine();
        }, work, done, failure);
        thread.execute(task);
        return task::cancel;
    }

    private void tell(String sentence) {
        Platform.runLater(() -> fail(new Session.Problem(sentence, null, 0)));
    }

    /// Stops what is under way and frees the native memory, waiting a moment for it.
    @Override
    public void close() {
        newest.incrementAndGet();
        questions.clear();
        thread.end(() -> {
            if (engine != null) {
                engine.close();
                engine.giveMemoryBack();
            }
        });
    }
}
