package glasshead.ui.library;

import glasshead.engine.InferenceEngine;
import glasshead.engine.verify.Figure;
import glasshead.engine.verify.FigureResult;
import glasshead.engine.verify.Verification;
import glasshead.experiment.BadInput;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Figures measured on the inference thread, one at a time, so that what the user does meanwhile gets its turn between two.
public final class EngineFigures implements FigureRunner {

    private static final Logger LOG = Logger.getLogger(EngineFigures.class.getName());

    /// The inference thread: does the work there, and gives the answer on the FX thread.
    @FunctionalInterface
    public interface Engine {
        void use(Function<InferenceEngine, Answer> work, Consumer<Answer> then);
    }

    /// A result, or the sentence why there is none.
    public record Answer(FigureResult result, String sentence) {
    }

    private final Engine engine;

    public EngineFigures(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean knows(String model) {
        return Verification.MODELS.contains(model);
    }

    @Override
    public Handle verify(String model, Consumer<FigureResult> each, Consumer<String> ended) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Verification verification = Verification.of(model);
        next(verification, verification.figures().iterator(), cancelled, each, ended);
        return () -> cancelled.set(true);
    }

    private void next(Verification verification, Iterator<Figure> figures, AtomicBoolean cancelled, Consumer<FigureResult> each,
            Consumer<String> ended) {
        if (!figures.hasNext()) {
            ended.accept("");
            return;
        }
        Figure figure = figures.next();
        engine.use(inference -> measured(() -> verification.measure(inference, figure, cancelled::get)), answer -> {
            if (cancelled.get()) {
                return;
            }
            if (answer.result() == null) {
                ended.accept(answer.sentence());
                return;
            }
            each.accept(answer.result());
            next(verification, figures, cancelled, each, ended);
        });
    }

    private static Answer measured(Supplier<FigureResult> measuring) {
        try {
            return new Answer(measuring.get(), "");
        } catch (CancellationException over) {
            return new Answer(null, "The verification was ended.");
        } catch (BadInput problem) {
            return new Answer(null, problem.getMessage());
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "a figure could not be measured", failure);
            return new Answer(null, "The verification failed (" + failure.getMessage() + "); the log has the details.");
        }
    }
}
