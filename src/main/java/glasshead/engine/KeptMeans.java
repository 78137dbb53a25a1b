package glasshead.engine;

import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Means over reference prompts, computed once. Only sums are held, of a few lists of prompts. May be asked by any thread.
final class KeptMeans {

    private static final int LISTS = 4;
    /// Sums of a site in one layer are made with those of all layers, unless they would be more numbers than this.
    private static final long MOST_NUMBERS = 2 << 20;

    private final Gpt2 model;
    private final Map<List<List<Integer>>, ActivationSums> kept = new HashMap<>();

    KeptMeans(Gpt2 model) {
        this.model = model;
    }

    /// @param prompts token ids
    synchronized ActivationSums of(List<int[]> prompts, Place place, BooleanSupplier cancelled) {
        List<List<Integer>> key = prompts.stream().map(prompt -> IntStream.of(prompt).boxed().toList()).toList();
        ActivationSums sums = kept.getOrDefault(key, new ActivationSums());
        if (!sums.has(place)) {
            Set<Place> wanted = together(place, prompts);
            ActivationSums more = new ActivationSums();
            for (List<int[]> batch : batches(prompts)) {
                more.plus(ActivationSums.of(model, batch, wanted, cancelled));
            }
            sums = sums.beside(more);
            if (kept.size() >= LISTS && !kept.containsKey(key)) {
                kept.clear();
            }
            kept.put(key, sums);
        }
        return sums;
    }

    private static List<List<int[]>> batches(List<int[]> prompts) {
        return Pieces.of(prompts, prompts.stream().map(prompt -> new Pieces.Cost(prompt.length, 1)).toList());
    }

    private Set<Place> together(Place place, List<int[]> prompts) {
        long longest = prompts.stream().mapToInt(prompt -> prompt.length).max().orElse(0);
        long width = place.site().axes() == Site.Axes.NEURON ? model.config().dMlp() : model.config().dModel();
        boolean few = place.site().perLayer() && longest * width * model.config().layers() <= MOST_NUMBERS;
        return few ? IntStream.range(0, model.config().layers()).mapToObj(layer -> new Place(place.site(), layer)).collect(Collectors
                .toSet())
                : Set.of(place);
    }
}
