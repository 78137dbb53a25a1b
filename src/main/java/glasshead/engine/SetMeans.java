package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Means over a set, as far as interventions need them.
final class SetMeans {

    private SetMeans() {}

    /// @param batches rows that are run together
    static ActivationSums of(LoadedModel loaded, Workers workers, List<List<SetRow>> batches, Stream<Intervention> lines,
            BooleanSupplier cancelled) {
        Set<Place> places = lines.filter(line -> line.action() instanceof Action.Mean).map(Intervention::where)
                .map(where -> new Place(where.site(), where.layer())).collect(Collectors.toSet());
        ActivationSums all = new ActivationSums();
        if (!places.isEmpty()) {
            ActivationSums[] sums = new ActivationSums[batches.size()];
            workers.each(batches.stream().<Function<BooleanSupplier, ActivationSums>>map(batch -> stop -> ActivationSums.of(loaded.model(),
                    batch.stream().map(row -> row.tokens().ids()).toList(), places, stop)).toList(), (batch, sum) -> sums[batch] = sum,
                    cancelled);
            // In the batches' order, whoever computed which.
            Arrays.stream(sums).forEach(all::plus);
        }
        return all;
    }
}
