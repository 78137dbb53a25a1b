package glasshead.engine;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What the numbers of a whole set are made of, and the numbers.
final class RecipeJob extends Job<Recipe> {

    private final SetJob set;
    private final RecipeReader reader;

    RecipeJob(SetJob set, RecipeReader reader) {
        this.set = set;
        this.reader = reader;
    }

    @Override
    Recipe answer(Consumer<Recipe> soFar, BooleanSupplier cancelled) {
        return reader.set(set.answer(_ -> {}, cancelled));
    }

    @Override
    void release() {
        set.release();
    }
}
