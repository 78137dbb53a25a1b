package glasshead.ui.circuit;

import glasshead.engine.Question;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One kind of question, of which the newest counts: asking again ends what is under way.
///
/// @param <R> the answer, which may come in parts
final class Asked<R> {

    private final QuestionService service;
    private final Predicate<R> whole;
    private final ReadOnlyObjectWrapper<@Nullable R> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Handle underWay;

    /// @param whole whether an answer is all there will be
    Asked(QuestionService service, Predicate<R> whole) {
        this.service = service;
        this.whole = whole;
    }

    /// What is there so far; what was there before stays until something newer comes.
    ReadOnlyObjectProperty<@Nullable R> answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Why there is no answer, as a sentence; else empty.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    boolean isWhole() {
        R there = answer.get();
        return there != null && whole.test(there);
    }

    void ask(Question<R> question) {
        stop();
        problem.set("");
        running.set(true);
        underWay = service.answer(question, found -> {
            if (whole.test(found)) {
                stop();
            }
            answer.set(found);
        }, sentence -> {
            stop();
            problem.set(sentence);
        });
    }

    /// What is there stays.
    void stop() {
        if (underWay != null) {
            underWay.cancel();
            underWay = null;
        }
        running.set(false);
    }

    void clear() {
        stop();
        problem.set("");
        answer.set(null);
    }
}
