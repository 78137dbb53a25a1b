package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.gpt2.ActivationCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The runs of some rows of a set, held while they are worked on: of their prompts, of their corrupted prompts, and of rows that are drawn
/// for them.
final class SetRuns implements AutoCloseable {

    private final LoadedModel loaded;
    private final List<SetRow> all;
    private final BooleanSupplier cancelled;
    private final List<ActivationCache> clean;
    private final Map<Integer, ActivationCache> corrupted = new HashMap<>();
    private final Map<Integer, ActivationCache> drawn = new HashMap<>();
    private final List<ActivationCache> changed = new ArrayList<>();

    /// @param all the whole set, from which other rows are drawn
    SetRuns(LoadedModel loaded, List<SetRow> rows, List<SetRow> all, BooleanSupplier cancelled) {
        this.loaded = loaded;
        this.all = all;
        this.cancelled = cancelled;
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

    /// The run of another row that is long enough.
    ActivationCache drawn(SetRow row, long seed, int length) {
        List<SetRow> others = all.stream().filter(SetRow::usable)
                .filter(other -> other.index() != row.index() && other.tokens().length() >= length).toList();
        if (others.isEmpty()) {
            throw new BadInput("No other row of the set has " + length + " tokens or more to take values from; add one.");
        }
        SetRow other = others.get(new Random(31 * seed + row.index()).nextInt(others.size()));
        return drawn.computeIfAbsent(other.index(), _ -> loaded.model().run(other.tokens().ids(), List.of(), cancelled));
    }

    /// Takes re-runs over, to be closed with this.
    List<ActivationCache> holding(List<ActivationCache> reruns) {
        reruns.stream().filter(run -> !clean.contains(run)).forEach(changed::add);
        return reruns;
    }

    @Override
    public void close() {
        changed.forEach(ActivationCache::close);
        drawn.values().forEach(ActivationCache::close);
        corrupted.values().forEach(ActivationCache::close);
        clean.forEach(ActivationCache::close);
    }
}
