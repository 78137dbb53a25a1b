package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.PassingActivations;
import glasshead.scan.AttentionOfText;
import glasshead.scan.PassingTokens;
import glasshead.scan.PositionSums;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import glasshead.scan.TokenSink;
import glasshead.scan.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Windows of texts that are run as one batch.
record ScanBatch(List<Item> items) {

    /// Texts whose windows are shared out to batches together. Where the cuts are depends on the texts' numbers alone.
    static final int BLOCK = 256;
    /// Or, where texts are long, texts of together so many tokens.
    static final int BLOCK_TOKENS = 1 << 16;
    /// Tokens in a batch at most, as in other work: beyond that activations leave the processor's caches.
    private static final int MOST_TOKENS = 1024;

    /// One window.
    ///
    /// @param text its number
    /// @param ids  as the model reads it
    record Item(int text, Window window, int[] ids) {
    }

    /// Gets what passes.
    interface Sinks {

        TokenSink neurons(int layer);

        TokenSink heads(int layer);

        /// @param place among the directions that are looked at
        TokenSink direction(int place);

        /// Of the sites whose means are taken; of none where they are not wanted.
        PositionSums means();

        /// Gets what is measured of attention, unless nothing of it is wanted.
        void measure(int layer, AttentionOfText text, float[] patterns, int offset);
    }

    static List<Item> items(int text, int[] tokens, ScanOf of, int bosId) {
        List<Item> items = new ArrayList<>();
        for (Window window : Window.of(tokens.length, of.room())) {
            items.add(new Item(text, window, ids(tokens, window, of, bosId)));
        }
        return items;
    }

    /// A window of a text as the model reads it.
    static int[] ids(int[] tokens, Window window, ScanOf of, int bosId) {
        IntStream own = IntStream.range(window.start(), window.start() + window.length()).map(i -> tokens[i]);
        return (of.bos() ? IntStream.concat(IntStream.of(bosId), own) : own).toArray();
    }

    /// Windows of a block, those of equal length together.
    static List<ScanBatch> of(List<Item> block) {
        List<Item> sorted = new ArrayList<>(block);
        sorted.sort(Comparator.comparingInt((Item item) -> item.ids.length).thenComparingInt(Item::text)
                .thenComparingInt(item -> item.window
                        .start()));
        List<ScanBatch> batches = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        int tokens = 0;
        for (Item item : sorted) {
            if (!open.isEmpty() && tokens + item.ids.length > MOST_TOKENS) {
                batches.add(new ScanBatch(List.copyOf(open)));
                open.clear();
                tokens = 0;
            }
            open.add(item);
            tokens += item.ids.length;
        }
        if (!open.isEmpty()) {
            batches.add(new ScanBatch(List.copyOf(open)));
        }
        return batches;
    }

    int counted() {
        return items.stream().mapToInt(item -> item.window.length() - item.window.counted()).sum();
    }

    /// @throws BadInput when an activation is not a finite number
    void run(LoadedModel loaded, ScanPlan plan, ScanOf of, Sinks sinks, BooleanSupplier cancelled) {
        int bos = of.bos() ? 1 : 0;
        int width = loaded.model().config().dMlp();
        List<AttentionOfText> attention = items.stream().map(item -> new AttentionOfText(item.ids, item.window.counted() + bos)).toList();
        List<long[]> hashes = items.stream().map(item -> hashes(plan.seed(), item, item.window.counted() + bos)).toList();
        List<long @Nullable []> around = items.stream().map(item -> around(plan, item, item.window.counted() + bos)).toList();
        Map<Place, List<Integer>> directions = IntStream.range(0, plan.directions().size()).boxed().collect(Collectors.groupingBy(
                i -> Directions.place(plan.directions().get(i))));
        PositionSums means = sinks.means();
        Map<Place, Integer> sites = IntStream.range(0, means.sites().size()).boxed().collect(Collectors.toMap(i -> MeanSites.place(means
                .sites().get(i)), i -> i));
        Set<Place> wanted = Stream.concat(directions.keySet().stream(), sites.keySet().stream()).collect(Collectors.toSet());
        var observer = new PassingActivations.Observer() {
            @Override
            public void neurons(int layer, int row, float[] values, int offset) {
                Item item = items.get(row);
                int first = item.window.counted() + bos;
                sinks.neurons(layer).add(new PassingTokens(item.text, item.window.start() + first, item.ids.length - first, values, offset
                        + first * width, width, null, hashes.get(row), around.get(row)));
            }

            @Override
            public void site(Place place, int row, float[] values, int offset, int wide) {
                Item item = items.get(row);
                int first = item.window.counted() + bos;
                int length = item.ids.length - first;
                Integer site = sites.get(place);
                if (site != null) {
                    means.add(site, values, offset, firstPosition(item), item.ids.length);
                }
                for (int i : directions.getOrDefault(place, List.of())) {
                    float[] along = plan.directions().get(i).along(values, offset + first * wide, length);
                    sinks.direction(i).add(new PassingTokens(item.text, item.window.start() + first, length, along, 0, 1, null, hashes.get(
                            row), around.get(row)));
                }
            }

            @Override
            public void patterns(int layer, int row, float[] patterns, int offset) {
                if (plan.heads().get(layer).length == 0) {
                    return;
                }
                Item item = items.get(row);
                AttentionOfText text = attention.get(row);
                sinks.heads(layer).add(text.edges(patterns, offset, plan.heads().get(layer), item.text, item.window.start(),
                        last(hashes.get(row), text.queries()), around.get(row) == null ? null : last(around.get(row), text.queries())));
                sinks.measure(layer, text, patterns, offset);
            }
        };
        try {
            PassingActivations.of(loaded.model(), items.stream().map(Item::ids).toList(), new PassingActivations.Wanted(plan
                    .neuronCount() > 0, plan.hasHeads(), wanted), observer, cancelled);
            if (!sites.isEmpty()) {
                items.forEach(item -> means.count(firstPosition(item), item.ids.length));
            }
        } catch (ArithmeticException notFinite) {
            throw new BadInput("An activation is too large or no number in the texts " + items.getFirst().text + " to " + items
                    .getLast().text
                    + ": the weights of this model can't be used.", notFinite);
        }
    }

    /// Where means begin: BOS counts with a text's first window.
    private static int firstPosition(Item item) {
        return item.window.counted() == 0 ? 0 : item.window.counted() + item.ids.length - item.window.length();
    }

    private static long[] hashes(long seed, Item item, int first) {
        return IntStream.range(first, item.ids.length).mapToLong(i -> PassingTokens.hash(seed, item.text, item.window.start() + i))
                .toArray();
    }

    private static long @Nullable [] around(ScanPlan plan, Item item, int first) {
        return plan.merged() ? IntStream.range(first, item.ids.length).mapToLong(i -> PassingTokens.around(item.ids, i)).toArray() : null;
    }

    private static long[] last(long[] hashes, int count) {
        return hashes.length == count ? hashes : Arrays.copyOfRange(hashes, hashes.length - count, hashes.length);
    }
}
