package glasshead.engine;

import glasshead.scan.AttentionOfText;
import glasshead.scan.FirstValues;
import glasshead.scan.PositionSums;
import glasshead.scan.Ranges;
import glasshead.scan.ScanOf;
import glasshead.scan.ScanPlan;
import glasshead.scan.ScanSummary;
import glasshead.scan.TokenSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What the first texts say of the values that come: histograms and buckets of a whole scan go by it.
record ScanStart(LoadedModel loaded, ScanPlan plan, ScanOf of) {

    /// Tokens from which ranges and the buckets' limits come.
    static final int FIRST_TOKENS = 1024;

    /// Keeps the first values.
    private record Keeping(List<FirstValues> neurons, List<FirstValues> heads, List<FirstValues> directions) implements ScanBatch.Sinks {

        @Override
        public TokenSink neurons(int layer) {
            return neurons.get(layer);
        }

        @Override
        public TokenSink heads(int layer) {
            return heads.get(layer);
        }

        @Override
        public TokenSink direction(int place) {
            return directions.get(place);
        }

        @Override
        public PositionSums means() {
            return new PositionSums(List.of());
        }

        @Override
        public void measure(int layer, AttentionOfText text, float[] patterns, int offset) {
            // ranges are of the strongest edges alone
        }
    }

    /// A summary of nothing, with the ranges that the first texts have.
    ///
    /// @param first the windows of the first block that has any
    ScanSummary summary(List<ScanBatch.Item> first, BooleanSupplier cancelled) {
        Keeping keeping = new Keeping(plan.neurons().stream().map(columns -> new FirstValues(columns, FIRST_TOKENS)).toList(), IntStream
                .range(0, plan.layers()).mapToObj(layer -> new FirstValues(ScanSummary.columns(plan, layer), FIRST_TOKENS)).toList(), plan
                        .directions().stream().map(_ -> new FirstValues(new int[1], FIRST_TOKENS)).toList());
        List<ScanBatch.Item> items = new ArrayList<>();
        long tokens = 0;
        for (ScanBatch.Item item : first) {
            if (tokens < FIRST_TOKENS) {
                items.add(item);
                tokens += item.ids().length;
            }
        }
        ScanBatch.of(items).forEach(batch -> batch.run(loaded, plan, of, keeping, cancelled));
        List<Ranges> ranges = new ArrayList<>();
        keeping.neurons.forEach(values -> ranges.add(values.ranges()));
        keeping.heads.forEach(values -> ranges.add(values.ranges()));
        keeping.directions.forEach(values -> ranges.add(values.ranges()));
        return new ScanSummary(plan, ranges);
    }
}
