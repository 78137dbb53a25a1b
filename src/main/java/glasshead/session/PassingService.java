package glasshead.session;

import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An inference service for a window that comes and goes: its thread, and its model's memory, are there only between [#open] and [#close].
/// What is asked in the meantime is not answered.
public final class PassingService implements QuestionService, AutoCloseable {

    private final Supplier<InferenceService> services;
    private @Nullable InferenceService service;

    /// @param services makes a new service for each time
    public PassingService(Supplier<InferenceService> services) {
        this.services = services;
    }

    public void open() {
        if (service == null) {
            service = services.get();
        }
    }

    @Override
    public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
        return service == null ? () -> {} : service.begin(question, soFar, done, failed);
    }

    /// Ends what is under way; the memory is given back as soon as that has ended, which is not waited for. Nothing happens when that was
    /// done already.
    @Override
    public void close() {
        if (service != null) {
            service.end();
            service = null;
        }
    }
}
