package glasshead.ui.library;

import glasshead.engine.verify.Figure;
import glasshead.engine.verify.FigureResult;
import glasshead.engine.verify.Verification;
import glasshead.session.WorkService;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Figures measured on the inference thread, one at a time, so that what the user does meanwhile gets its turn between two.
public final class EngineFigures implements FigureRunner {

    private final WorkService service;

    public EngineFigures(WorkService service) {
        this.service = service;
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
        service.work((engine, _) -> verification.measure(engine, figure, cancelled::get), result -> {
            if (!cancelled.get()) {
                each.accept(result);
                next(verification, figures, cancelled, each, ended);
            }
        }, sentence -> {
            if (!cancelled.get()) {
                ended.accept(sentence);
            }
        });
    }
}
