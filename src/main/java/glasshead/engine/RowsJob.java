package glasshead.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The reading of a set's rows under way; nothing is run.
final class RowsJob extends Job<List<SetRow>> {

    private final LoadedModel loaded;
    private final Question.Rows question;

    RowsJob(LoadedModel loaded, Question.Rows question) {
        this.loaded = loaded;
        this.question = question;
    }

    @Override
    List<SetRow> answer(Consumer<List<SetRow>> soFar, BooleanSupplier cancelled) {
        List<SetRow> rows = new ArrayList<>();
        for (int index = 0; index < question.set().size(); index++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the reading of rows was stopped");
            }
            rows.add(SetRow.read(index, question.set().examples().get(index), question.position(), question.options(), loaded.tokens()));
        }
        return List.copyOf(rows);
    }

    @Override
    void release() {
        // nothing is held
    }
}
