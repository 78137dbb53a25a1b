package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
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
/// @param middle       behind each block's attention too; only the logit lens looks there
/// @param allPositions at every position, else at the contrast's
/// @param top          how many of the most probable tokens are told
public record LensReading(Lens lens, boolean middle, boolean allPositions, int top) implements Analysis<LensView> {

    /// Positions that are unembedded at once.
    private static final int ROWS = 32;

    /// Where it looks in a model, in the order of the forward pass.
    public static List<LensPlace> places(int layers, boolean middle) {
        return LensPlace.of(layers, middle);
    }

    @Override
    public LensView of(Evidence evidence) {
        int[] positions = allPositions ? IntStream.range(0, evidence.cache().length()).toArray()
                : new int[] {evidence.contrast().position()};
        List<LensPlace> places = LensPlace.of(evidence.model().config().layers(), middle && lens instanceof Lens.Logit);
        LensCell[][] cells = new LensCell[places.size()][positions.length];
        for (int from = 0; from < positions.length; from += ROWS) {
            int[] some = Arrays.copyOfRange(positions, from, Math.min(positions.length, from + ROWS));
            read(evidence, places, some, cells, from);
        }
        return new LensView(places, positions, cells);
    }

    private void read(Evidence evidence, List<LensPlace> places, int[] positions, LensCell[][] cells, int from) {
        Gpt2 model = evidence.model();
        try (NDManager outer = model.newManager()) {
            NDArray end = model.logits(rows(evidence, outer, places.getLast(), positions)).logSoftmax(-1);
            for (int place = 0; place < places.size(); place++) {
                try (NDManager manager = outer.newSubManager()) {
                    LensPlace here = places.get(place);
                    NDArray rows = LensRows.through(lens, model, rows(evidence, manager, here, positions), here.layer());
                    LensCell[] found = new CellReader(model, evidence.contrast(), top).read(rows, end);
                    System.arraycopy(found, 0, cells[place], from, found.length);
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

    /// The same at the contrast's position as a list of numbers, place by place, for means over a set.
    public record Numbers(Lens lens, boolean middle) implements Analysis<double[]> {
        @Override
        public double[] of(Evidence evidence) {
            return Arrays.stream(new LensReading(lens, middle, false, 1).of(evidence).cells()).flatMapToDouble(row -> Arrays.stream(row[0]
                    .numbers())).toArray();
        }
    }
}
