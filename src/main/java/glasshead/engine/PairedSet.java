package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Readout;
import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Graph;
import glasshead.experiment.OnSet;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.PairedRows;
import glasshead.gpt2.Senders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of a set that edges can be cut in, in batches of rows of one length, with what a cut edge carries in each.
final class PairedSet {

    private final LoadedModel loaded;
    private final OnSet on;
    private final List<SetRow> rows;
    private final List<SetRow> used;
    private final Map<String, ActivationSums> means = new HashMap<>();

    PairedSet(LoadedModel loaded, OnSet on) {
        this.loaded = loaded;
        this.on = on;
        SetJob.requireRows(on.set());
        if (loaded.model().config().layers() == 0) {
            throw new BadInput("This model has no layers, so there are no edges to cut.");
        }
        rows = SetRow.read(on.set(), on.position(), on.options(), loaded.tokens());
        used = rows.stream().filter(row -> problem(row, on.cutting()).isEmpty()).toList();
        if (used.isEmpty()) {
            throw new BadInput("Edges can be cut in no row of the set; the first one says: " + problem(rows.getFirst(), on.cutting()));
        }
        Cutting cutting = on.cutting();
        if (!cutting.column().isEmpty() && !on.set().columns().contains(cutting.column())) {
            throw new BadInput("The set has no column '" + cutting.column() + "' to take means by; it has " + String.join(", ", on.set()
                    .columns()) + ".");
        }
        used.forEach(row -> cutting.positions().resolve(row.tokens().length()));
    }

    /// What keeps a row out, as a sentence; empty for a row that can be used.
    static String problem(SetRow row, Cutting cutting) {
        if (!row.usable()) {
            return row.problem();
        }
        if (row.contrast().isEmpty()) {
            return "It has no answers to measure.";
        }
        if (cutting.replacement() != Replacement.CORRUPTED) {
            return "";
        }
        return !row.hasOther() ? "It has no corrupted prompt; give one, or replace by means."
                : row.other().length() != row.tokens().length() ? "Its corrupted prompt has " + row.other().length() + " tokens and it has "
                        + row.tokens().length() + "; make them equally long." : "";
    }

    List<SetRow> rows() {
        return rows;
    }

    List<SetRow> used() {
        return used;
    }

    LoadedModel loaded() {
        return loaded;
    }

    Graph graph() {
        var config = loaded.model().config();
        return new Graph(config.layers(), config.heads(), config.hasMlp());
    }

    /// Means over the set, as far as cut edges carry them: added up by the workers, before anything is opened.
    void takeMeans(Workers workers, BooleanSupplier cancelled) {
        if (on.cutting().replacement() == Replacement.MEAN) {
            for (String value : used.stream().map(this::group).distinct().toList()) {
                List<SetRow> group = used.stream().filter(row -> group(row).equals(value)).toList();
                means.put(value, sums(workers, group, SetRow::tokens, cancelled));
            }
        }
    }

    /// Sums of what all senders write in some rows' prompts.
    ActivationSums sums(Workers workers, List<SetRow> of, Function<SetRow, TokenRow> prompt, BooleanSupplier cancelled) {
        List<List<SetRow>> batches = SetJob.batches(loaded, of);
        ActivationSums[] sums = new ActivationSums[batches.size()];
        Set<Place> places = Senders.placesWithPorts(loaded.model().config());
        workers.each(batches.stream().<Function<BooleanSupplier, ActivationSums>>map(batch -> stop -> ActivationSums.of(loaded.model(),
                batch.stream().map(row -> prompt.apply(row).ids()).toList(), places, stop)).toList(), (index, sum) -> sums[index] = sum,
                cancelled);
        ActivationSums all = new ActivationSums();
        Arrays.stream(sums).forEach(all::plus);
        return all;
    }

    private String group(SetRow row) {
        return on.cutting().column().isEmpty() ? "" : row.example().column(on.cutting().column());
    }

    /// Rows that can be run as one: equally long, read at the same position.
    ///
    /// @param most tokens in a batch, unless one row has more
    List<List<SetRow>> batches(int most) {
        List<SetRow> sorted = used.stream().sorted(Comparator.comparingInt((SetRow row) -> row.tokens().length()).thenComparingInt(
                row -> row.contrast().position()).thenComparingInt(SetRow::index)).toList();
        List<List<SetRow>> batches = new ArrayList<>();
        int begun = 0;
        for (int end = 1; end <= sorted.size(); end++) {
            SetRow first = sorted.get(begun);
            boolean full = end == sorted.size() || sorted.get(end).tokens().length() != first.tokens().length()
                    || sorted.get(end).contrast().position() != first.contrast().position()
                    || (end - begun + 1) * first.tokens().length() > most;
            if (full) {
                batches.add(sorted.subList(begun, end));
                begun = end;
            }
        }
        return batches;
    }

    /// How many tokens a batch may have whose runs are held.
    int heldTokens() {
        long bytesOfToken = MemoryNeed.of(loaded.model().config(), true, 1).activations();
        return (int) Math.max(1, SetJob.BATCH_BYTES / (3 * bytesOfToken));
    }

    /// A batch under work: its runs, and how they are read.
    record Batch(List<SetRow> rows, PairedRows paired, Readout readout, List<ActivationCache> runs, NDManager manager)
            implements
                AutoCloseable {

        @Override
        public void close() {
            paired.close();
            runs.forEach(ActivationCache::close);
            manager.close();
        }
    }

    Batch open(List<SetRow> batch, BooleanSupplier cancelled) {
        return open(batch, false, cancelled);
    }

    /// @param ports whether queries, keys and values of elsewhere are kept too
    Batch open(List<SetRow> batch, boolean ports, BooleanSupplier cancelled) {
        NDManager manager = loaded.model().newManager();
        List<ActivationCache> runs = new ArrayList<>();
        List<ActivationCache> others = new ArrayList<>();
        try {
            runs.addAll(loaded.model().runAll(batch.stream().map(row -> row.tokens().ids()).toList(), cancelled));
            if (on.cutting().replacement() == Replacement.CORRUPTED) {
                others.addAll(loaded.model().runAll(batch.stream().map(row -> row.other().ids()).toList(), cancelled));
            }
            int read = batch.getFirst().contrast().position();
            List<Senders> senders = IntStream.range(0, batch.size()).mapToObj(i -> senders(batch.get(i), others.isEmpty() ? null : others
                    .get(i))).toList();
            PairedRows paired = new PairedRows(loaded.model(), runs, senders, read, cut(batch));
            if (ports) {
                paired.keepPorts(senders);
            }
            List<ContrastTokens> contrasts = batch.stream().map(SetRow::contrast).toList();
            try (NDManager scratch = manager.newSubManager()) {
                return new Batch(batch, paired, new Readout(loaded.model(), contrasts, paired.untouched(scratch), manager), runs, manager);
            }
        } catch (RuntimeException | Error failure) {
            runs.forEach(ActivationCache::close);
            manager.close();
            throw failure;
        } finally {
            others.forEach(ActivationCache::close);
        }
    }

    private Senders senders(SetRow row, @Nullable ActivationCache other) {
        return switch (on.cutting().replacement()) {
            case CORRUPTED -> Senders.of(Objects.requireNonNull(other));
            case MEAN -> Senders.means(Objects.requireNonNull(means.get(group(row))), row.tokens().length());
            case ZERO -> Senders.zero(loaded.model().config(), row.tokens().length());
        };
    }

    /// The positions at which senders are replaced; corrupted prompts are like the prompts up to the first token that differs.
    private int[] cut(List<SetRow> batch) {
        int length = batch.getFirst().tokens().length();
        int[] asked = on.cutting().positions().resolve(length);
        if (on.cutting().replacement() != Replacement.CORRUPTED) {
            return asked;
        }
        int first = batch.stream().mapToInt(row -> Arrays.mismatch(row.tokens().ids(), row.other().ids())).filter(at -> at >= 0).min()
                .orElse(length - 1);
        return IntStream.of(asked).filter(position -> position >= first).toArray();
    }
}
