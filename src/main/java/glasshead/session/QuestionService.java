package glasshead.session;

import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import java.util.function.Consumer;

/// Answers questions to models away from the FX thread, one independent of the other.
public interface QuestionService {

    /// Begins to answer a question.
    ///
    /// @param soFar  gets what is there after each piece, on the FX thread
    /// @param done   gets the whole answer, on the FX thread
    /// @param failed gets why it can't be answered, on the FX thread; an [Overtaken] when another model took the place of the question's
    /// @return stops it; nothing more is delivered then
    <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed);

    /// The same for who need not tell the whole from what is there so far, nor one failure from another.
    ///
    /// @param failed gets the sentence
    default <R> Handle answer(Question<R> question, Consumer<R> soFar, Consumer<String> failed) {
        return begin(question, soFar, soFar, problem -> failed.accept(problem.getMessage()));
    }
}
