package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.analysis.Analysis;
import glasshead.analysis.Evidence;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a lens reads at every place.
///
/// @param middle behind each block's attention too; only the logit lens looks there
/// @param top    how many of the most probable tokens are told
public record LensReading(Lens lens, boolean middle, Span span, int top) implements Analysis<LensView> {

    /// Positions one after the other, as far as the prompt has them.
    ///
    /// @param from the first
    /// @param to   behind the last
    public record Span(int from, int to) {

        /// Where the contrast is read, alone.
        public static final Span AT_CONTRAST = new Span(0, 0);
        public static final Span ALL = new Span(0, Integer.MAX_VALUE);

        private int[] positions(Evidence evidence) {
            return equals(AT_CONTRAST) ? new int[] {evidence.contrast().position()}
                    : IntStream.range(from, Math.min(to, evidence.cache().length())).toArray();
        }
    }

    /// Positions that are read together, and rows that are unembedded at once: what a row costs falls with their number, and their logits
    /// take 13 MB at GPT-2's vocabulary.
    private static final int POSITIONS = 32;
    private static final int ROWS = 64;

    /// Where it looks in a model, in the order of the forward pass.
    public static List<LensPlace> places(int layers, boolean middle) {
        return LensPlace.of(layers, middle);
    }

    @Override
    public LensView of(Evidence evidence) {
        int[] positions = span.positions(evidence);
        List<LensPlace> places = LensPlace.of(evidence.model().config().layers(), middle && lens instanceof Lens.Logit);
        LensCell[][] cells = new LensCell[places.size()][positions.length];
        for (int from = 0; from < positions.length; from += POSITIONS) {
            int[] some = Arrays.copyOfRange(positions, from, Math.min(positions.length, from + POSITIONS));
            read(evidence, places, some, cells, from);
        }
        return new LensView(places, positions, cells);
    }

    private void read(Evidence evidence, List<LensPlace> places, int[] positions, LensCell[][] cells, int from) {
        Gpt2 model = evidence.model();
        int count = positions.length;
        int together = Math.max(1, ROWS / count);
        try (NDManager outer = model.newManager()) {
            CellReader reader = new CellReader(model, evidence.contrast(), top, model.logits(rows(evidence, outer, new LensPlace(model
                    .config().layers(), false), positions)).logSoftmax(-1));
            for (int first = 0; first < places.size(); first += together) {
                List<LensPlace> some = places.subList(first, Math.min(places.size(), first + together));
                try (NDManager manager = outer.newSubManager()) {
                    NDList rows = new NDList();
                    some.forEach(place -> rows.add(LensRows.through(lens, model, rows(evidence, manager, place, positions), place
                            .layer())));
                    LensCell[] found = reader.read(NDArrays.concat(rows, 0));
                    for (int place = 0; place < some.size(); place++) {
                        System.arraycopy(found, place * count, cells[first + place], from, count);
                    }
                }
            }
        }
    }

    /// The residual stream at a place, `[position, d_model]`.
    private static NDArray rows(Evidence evidence, NDManager manager, LensPlace place, int[] positions) {
        NDArray whole = place.middle() ? evidence.cache().get(manager, Site.RESID_MID, place.layer())
                : evidence.cache().residualBefore(manager, place.layer());
        return positions.length == evidence.cache().length() ? whole : whole.get(new NDIndex("{}", manager.create(positions)));
    }

    /// One place and position alone.
    public record At(Lens lens, LensPlace place, int position, int top) implements Analysis<LensCell> {
        @Override
        public LensCell of(Evidence evidence) {
            LensCell[][] cell = new LensCell[1][1];
            new LensReading(lens, true, Span.ALL, top).read(evidence, List.of(place), new int[] {position}, cell, 0);
            return cell[0][0];
        }
    }

    /// The whole reading at the contrast's position as a list of numbers, place by place, for means over a set.
    public record Numbers(Lens lens, boolean middle) implements Analysis<double[]> {
        @Override
        public double[] of(Evidence evidence) {
            return Arrays.stream(new LensReading(lens, middle, Span.AT_CONTRAST, 1).of(evidence).cells()).flatMapToDouble(row -> Arrays
                    .stream(row[0]
                            .numbers())).toArray();
        }
    }
}
