package glasshead.ui.library;

import glasshead.engine.verify.Figure;
import glasshead.engine.verify.FigureResult;
import glasshead.engine.verify.Verification;
import glasshead.session.Handle;
import java.util.List;
import java.util.function.Consumer;

/// Results as a test wants them, delivered when it says so.
final class GivenFigures implements FigureRunner {

    private Consumer<FigureResult> each;
    private Consumer<String> ended;
    boolean cancelled;

    @Override
    public boolean knows(String model) {
        return Verification.MODELS.contains(model);
    }

    @Override
    public Handle verify(String model, Consumer<FigureResult> results, Consumer<String> end) {
        each = results;
        ended = end;
        cancelled = false;
        return () -> cancelled = true;
    }

    /// The first figures of a model, the one with index `off` not coming out.
    void deliver(String model, int count, int off) {
        List<Figure> figures = Verification.of(model).figures();
        for (int i = 0; i < count; i++) {
            each.accept(new FigureResult(figures.get(i), "3.33670", i == off ? "3.29127" : "3.33668", i != off));
        }
    }

    void end(String sentence) {
        ended.accept(sentence);
    }
}
