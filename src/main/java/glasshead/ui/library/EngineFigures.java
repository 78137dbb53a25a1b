package glasshead.ui.library;

import glasshead.engine.verify.Figure;
import glasshead.engine.verify.FigureResult;
import glasshead.engine.verify.Verification;
import glasshead.experiment.BadInput;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.WaitingAnswers;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// Figures measured one after the other on a thread of their own, whose questions are answered between the user's.
public final class EngineFigures implements FigureRunner {

    private static final Logger LOG = Logger.getLogger(EngineFigures.class.getName());

    private final QuestionService service;

    /// @param service answers for any model
    public EngineFigures(QuestionService service) {
        this.service = service;
    }

    @Override
    public boolean knows(String model) {
        return Verification.MODELS.contains(model);
    }

    @Override
    public Handle verify(String model, Consumer<FigureResult> each, Consumer<String> ended) {
        WaitingAnswers answers = new WaitingAnswers(service);
        Consumer<Runnable> deliver = delivery -> Platform.runLater(() -> {
            if (!answers.isCancelled()) {
                delivery.run();
            }
        });
        Thread.ofPlatform().name("figures").daemon(true).start(() -> {
            String end = measure(Verification.of(model), answers, result -> deliver.accept(() -> each.accept(result)));
            deliver.accept(() -> ended.accept(end));
        });
        return answers;
    }

    /// @return why there are no more, empty when all are there
    private static String measure(Verification verification, WaitingAnswers answers, Consumer<FigureResult> each) {
        try {
            for (Figure figure : verification.figures()) {
                each.accept(verification.measure(answers, figure, answers::isCancelled));
            }
            return "";
        } catch (CancellationException stopped) {
            LOG.log(Level.FINE, "figures stopped", stopped);
            return "";
        } catch (BadInput problem) {
            return problem.getMessage();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "figures failed", failure);
            return "The figures could not be measured (" + failure.getMessage() + "); the log has the details.";
        }
    }
}
