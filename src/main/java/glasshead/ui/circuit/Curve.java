package glasshead.ui.circuit;

import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeScores;
import glasshead.experiment.OnSet;
import glasshead.session.QuestionService;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Asks for the curve of a ranking when there is another one.
final class Curve {

    /// Circuits of more edges than this are put together while the window goes on.
    private static final int MANY = 100_000;

    private final Asked<CircuitFindings> asked;
    private @Nullable EdgeScores of;

    Curve(QuestionService service) {
        asked = new Asked<>(service, found -> found.done() == found.of());
    }

    Asked<CircuitFindings> asked() {
        return asked;
    }

    void clear() {
        of = null;
        asked.clear();
    }

    /// @param measured whether every edge was cut by itself, so that cutting ranks them
    void follow(OnSet on, Known known, boolean measured) {
        EdgeScores ranks = measured ? known.measured() : known.by();
        if (of == ranks) {
            return;
        }
        of = ranks;
        int edges = known.by().edges().size();
        Supplier<CircuitQuestion.OfCircuits> question = () -> CurveRun.of(edges).question(on, known.strongest(), known.signed());
        if (edges <= MANY) {
            asked.ask(question.get());
            return;
        }
        Thread.ofVirtual().name("curve").start(() -> {
            CircuitQuestion.OfCircuits ready = question.get();
            Platform.runLater(() -> {
                if (of == ranks) {
                    asked.ask(ready);
                }
            });
        });
    }
}
