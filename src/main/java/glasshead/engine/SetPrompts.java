package glasshead.engine;

import glasshead.gpt2.ActivationCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The untouched runs of some rows of a set: of their prompts, and of their corrupted prompts.
final class SetPrompts implements AutoCloseable {

    private final List<ActivationCache> clean;
    private final Map<Integer, ActivationCache> corrupted = new HashMap<>();

    SetPrompts(LoadedModel loaded, List<SetRow> rows, BooleanSupplier cancelled) {
        clean = loaded.model().runAll(rows.stream().map(row -> row.tokens().ids()).toList(), cancelled);
        try {
            List<SetRow> paired = rows.stream().filter(SetRow::hasOther).toList();
            List<ActivationCache> others = paired.isEmpty() ? List.of()
                    : loaded.model().runAll(paired.stream().map(row -> row.other().ids()).toList(), cancelled);
            for (int i = 0; i < paired.size(); i++) {
                corrupted.put(paired.get(i).index(), others.get(i));
            }
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    List<ActivationCache> clean() {
        return clean;
    }

    /// The run of a row's corrupted prompt, if it has one.
    @Nullable
    ActivationCache corrupted(SetRow row) {
        return corrupted.get(row.index());
    }

    long bytes() {
        return Stream.concat(clean.stream(), corrupted.values().stream()).mapToLong(ActivationCache::bytes).sum();
    }

    @Override
    public void close() {
        corrupted.values().forEach(ActivationCache::close);
        clean.forEach(ActivationCache::close);
    }
}
