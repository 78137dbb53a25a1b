package glasshead.engine;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2Config;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Means over a set, and over the rows that have the same value in a column, as far as interventions need them.
final class SetMeans {

    /// What the sums may hold.
    private static final long BYTES = 1L << 30;

    private final Map<Group, ActivationSums> sums = new HashMap<>();
    private @Nullable ActivationSums corpus;

    /// Rows with the same value in a column; all rows where the column has no name.
    private record Group(String by, String value) {

        private static Group of(String by, SetRow row) {
            return new Group(by, by.isEmpty() ? "" : row.example().column(by));
        }
    }

    /// @param batches rows that are run together
    /// @param options say when means come from a scan instead
    /// @throws BadInput when lines group by a column that the set does not have, or there are too many groups
    static SetMeans of(LoadedModel loaded, Workers workers, DataSet set, Options options, List<List<SetRow>> batches,
            List<Intervention> lines, BooleanSupplier cancelled) {
        Map<String, Set<Place>> places = new LinkedHashMap<>();
        for (Intervention line : lines) {
            if (line.action() instanceof Action.Mean mean) {
                places.computeIfAbsent(mean.by(), _ -> new HashSet<>()).add(new Place(line.where().site(), line.where().layer()));
            }
        }
        SetMeans means = new SetMeans();
        if (options.meanScan() != null) {
            places.keySet().forEach(PromptSources::requireNoColumn);
            means.corpus = new ActivationSums();
            for (Place place : places.getOrDefault("", Set.of())) {
                means.corpus = means.corpus.beside(loaded.corpora().of(options, place, loaded.model().config()));
            }
            return means;
        }
        places.keySet().forEach(by -> requireColumn(by, set));
        places.forEach((by, wanted) -> {
            requireRoom(by, wanted.size(), batches, loaded.model().config());
            InOrder<Map<Group, ActivationSums>> inOrder = new InOrder<>(means::plus);
            List<Function<BooleanSupplier, Map<Group, ActivationSums>>> pieces = new ArrayList<>();
            batches.forEach(batch -> pieces.add(stop -> sums(loaded, by, wanted, batch, stop)));
            workers.each(pieces, inOrder::put, cancelled);
        });
        return means;
    }

    /// @throws BadInput when the set has no column of this name
    static void requireColumn(String by, DataSet set) {
        if (!by.isEmpty() && !set.columns().contains(by)) {
            throw new BadInput("The set has no column " + Quoted.of(by) + " to take means by; " + (set.columns().isEmpty()
                    ? "it has no further columns." : "its columns are " + String.join(", ", set.columns()) + "."));
        }
    }

    private static void requireRoom(String by, int places, List<List<SetRow>> batches, Gpt2Config config) {
        List<SetRow> rows = batches.stream().flatMap(List::stream).toList();
        long groups = rows.stream().map(row -> Group.of(by, row)).distinct().count();
        long longest = rows.stream().mapToInt(row -> row.tokens().length()).max().orElse(0);
        if (groups * places * longest * Math.max(config.dModel(), config.dMlp()) * Double.BYTES > BYTES) {
            throw new BadInput(Texts.format("%s has %d different values, and their means take more than %d MB; choose another column.",
                    by.isEmpty() ? "The set" : "The column " + Quoted.of(by), groups, BYTES >> 20));
        }
    }

    private static Map<Group, ActivationSums> sums(LoadedModel loaded, String by, Set<Place> places, List<SetRow> batch,
            BooleanSupplier stop) {
        List<Group> groups = batch.stream().map(row -> Group.of(by, row)).distinct().toList();
        int[] groupOf = batch.stream().mapToInt(row -> groups.indexOf(Group.of(by, row))).toArray();
        List<ActivationSums> found = ActivationSums.of(loaded.model(), batch.stream().map(row -> row.tokens().ids()).toList(), groupOf,
                places, stop);
        Map<Group, ActivationSums> sums = new HashMap<>();
        groups.forEach(group -> sums.put(group, found.get(groups.indexOf(group))));
        return sums;
    }

    private void plus(Map<Group, ActivationSums> found) {
        found.forEach((group, more) -> sums.computeIfAbsent(group, _ -> new ActivationSums()).plus(more));
    }

    /// Sums over the rows that have the same value as this one, or over a corpus.
    ///
    /// @param by a column that a line groups by
    ActivationSums like(SetRow row, String by) {
        return corpus != null ? corpus : Objects.requireNonNull(sums.get(Group.of(by, row)));
    }
}
