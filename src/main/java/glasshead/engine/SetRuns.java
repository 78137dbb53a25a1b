package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.gpt2.ActivationCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/// The runs of some rows of a set, held while they are worked on: their untouched ones, those of rows that are drawn for them, and those
/// with interventions.
final class SetRuns implements AutoCloseable {

    private final LoadedModel loaded;
    private final List<SetRow> rows;
    private final Donors donors;
    private final SetMeans means;
    private final BooleanSupplier cancelled;
    private final SetPrompts prompts;
    private final Map<Integer, ActivationCache> drawn = new HashMap<>();
    private final List<ActivationCache> changed = new ArrayList<>();

    /// @param prompts the untouched runs, which stay open
    /// @param donors  rows of the whole set
    /// @param means   over the whole set, of what is asked for
    SetRuns(LoadedModel loaded, List<SetRow> rows, SetPrompts prompts, Donors donors, SetMeans means, BooleanSupplier cancelled) {
        this.loaded = loaded;
        this.rows = rows;
        this.prompts = prompts;
        this.donors = donors;
        this.means = means;
        this.cancelled = cancelled;
    }

    List<ActivationCache> clean() {
        return prompts.clean();
    }

    /// Where interventions on one of the rows take their numbers from.
    Sources sources(SetRow row) {
        return new SetSources(prompts.corrupted(row), seed -> Objects.requireNonNull(drawn.get(donors.of(row, seed).index())), by -> means
                .like(row,
                        by), row.tokens().bos());
    }

    /// Runs the rows that these lines draw, as one batch; to be called before they are bound.
    void draw(List<Intervention> lines) {
        long[] seeds = lines.stream().map(Intervention::action).filter(Action.CopyReference.class::isInstance)
                .mapToLong(action -> ((Action.CopyReference) action).seed()).distinct().toArray();
        List<SetRow> needed = rows.stream().filter(donors::has).flatMap(row -> LongStream.of(seeds).mapToObj(seed -> donors.of(row, seed)))
                .filter(other -> !drawn.containsKey(other.index())).distinct().toList();
        List<ActivationCache> runs = loaded.model().runAll(needed.stream().map(other -> other.tokens().ids()).toList(), cancelled);
        for (int i = 0; i < runs.size(); i++) {
            drawn.put(needed.get(i).index(), runs.get(i));
        }
    }

    /// Takes re-runs over, to be closed with this.
    List<ActivationCache> holding(List<ActivationCache> reruns) {
        reruns.stream().filter(run -> !clean().contains(run)).forEach(changed::add);
        return reruns;
    }

    @Override
    public void close() {
        changed.forEach(ActivationCache::close);
        drawn.values().forEach(ActivationCache::close);
    }
}
