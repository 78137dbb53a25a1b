package glasshead.session;

import glasshead.engine.Question;
import java.util.function.Consumer;

/// Answers questions to models, one independent of the other, while runs go on.
public interface QuestionService {

    /// Begins to answer a question.
    ///
    /// @param soFar  gets what is there after each piece, and then the whole answer, on the FX thread
    /// @param failed gets the sentence when it can't be answered, on the FX thread
    /// @return stops it; nothing more is delivered then
    <R> Handle answer(Question<R> question, Consumer<R> soFar, Consumer<String> failed);
}
