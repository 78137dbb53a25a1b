package glasshead.engine;

import glasshead.experiment.Feature;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Quantity;
import glasshead.experiment.TokenPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The features that a set has to offer: its columns, tokens at positions, and what can be computed from them, as far as rows differ in
/// it and several agree. Of those that tell the same rows apart the first is kept.
public final class OfferedFeatures {

    private OfferedFeatures() {}

    /// Single quantities that some rows differ in, the loosest first.
    ///
    /// @param task of the model, where it adds
    public static List<Quantity> quantities(List<SetRow> rows, @Nullable ModularTask task) {
        return distinct(rows, all(rows, task).stream().map(quantity -> Feature.in(List.of(quantity))).toList()).stream().map(
                feature -> feature.agreeIn().getFirst()).toList();
    }

    /// Single quantities and pairs of them, the loosest first.
    static List<Feature> features(List<SetRow> rows, @Nullable ModularTask task) {
        List<Quantity> single = quantities(rows, task);
        List<Feature> features = new ArrayList<>(single.stream().map(quantity -> Feature.in(List.of(quantity))).toList());
        for (int i = 0; i < single.size(); i++) {
            for (int j = i + 1; j < single.size(); j++) {
                features.add(Feature.in(List.of(single.get(i), single.get(j))));
            }
        }
        return distinct(rows, features).stream().filter(feature -> 2 * groups(rows, feature).size() <= rows.size()).toList();
    }

    private static List<Quantity> all(List<SetRow> rows, @Nullable ModularTask task) {
        List<Quantity> all = new ArrayList<>();
        rows.stream().flatMap(row -> row.example().columns().keySet().stream()).distinct().forEach(name -> all.add(new Quantity.Column(
                name)));
        int length = rows.stream().mapToInt(row -> row.tokens().length()).min().orElse(0);
        if (task != null) {
            int first = rows.getFirst().tokens().bos() ? 1 : 0;
            all.add(new Quantity.Sum(List.of(new TokenPlace.At(first), new TokenPlace.At(first + 1)), task.prime()));
        }
        IntStream.range(0, length).forEach(position -> all.add(Quantity.token(position)));
        all.add(new Quantity.TokenAt(TokenPlace.END));
        all.add(new Quantity.TokenAt(new TokenPlace.Before(TokenPlace.END)));
        all.add(new Quantity.TokenAt(new TokenPlace.After(new TokenPlace.First(TokenPlace.END))));
        all.add(new Quantity.PositionOf(new TokenPlace.First(TokenPlace.END)));
        return all;
    }

    private static List<Feature> distinct(List<SetRow> rows, List<Feature> features) {
        SequencedMap<Feature, Integer> kept = new LinkedHashMap<>();
        Set<List<List<Integer>>> seen = new HashSet<>();
        for (Feature feature : features) {
            List<List<Integer>> groups = groups(rows, feature);
            if (groups.size() > 1 && groups.size() < rows.size() && seen.add(groups)) {
                kept.put(feature, groups.size());
            }
        }
        return kept.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    }

    /// Rows that agree, in the order of the set.
    private static List<List<Integer>> groups(List<SetRow> rows, Feature feature) {
        SequencedMap<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> key = Stream.concat(Stream.of(Integer.toString(rows.get(row).tokens().length())), FeatureValues.of(feature, rows
                    .get(row)).stream()).toList();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }
}
