package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Residual streams of texts before every block and at the end, for fitting a lens. Texts are told apart by their number: one in ten
/// decides when the fit is best, one in ten is held out, gradients come from the others.
public final class LensData {

    private static final int PARTS = 10;
    private static final int DECIDING = 4;
    private static final int HELD_OUT = 9;

    /// One text's share.
    ///
    /// @param streams `[place][position * d_model]`
    public record Text(int number, List<float[]> streams) {

        /// @param from the first position that counts
        public static Text of(int number, Gpt2 model, ActivationCache run, int from) {
            List<float[]> streams = new ArrayList<>();
            try (NDManager manager = model.newManager()) {
                for (int place = 0; place <= model.config().layers(); place++) {
                    streams.add(run.residualBefore(manager, place).get("{}:", from).toFloatArray());
                }
            }
            return new Text(number, streams);
        }
    }

    private final int width;
    private final List<Text> texts;
    /// By row, the text that it is of.
    private final int[] textOf;
    /// By row, its place in the text.
    private final int[] within;

    /// @param texts at least one of each part
    public LensData(int width, List<Text> texts) {
        this.width = width;
        this.texts = List.copyOf(texts);
        int[] lengths = texts.stream().mapToInt(text -> text.streams.getFirst().length / width).toArray();
        textOf = IntStream.range(0, lengths.length).flatMap(text -> IntStream.range(0, lengths[text]).map(_ -> text)).toArray();
        within = IntStream.of(lengths).flatMap(length -> IntStream.range(0, length)).toArray();
    }

    /// How many texts there must be at least, so that each part has one.
    public static int fewest() {
        return PARTS;
    }

    public int texts() {
        return texts.size();
    }

    public int positions() {
        return textOf.length;
    }

    int[] training() {
        return IntStream.range(0, textOf.length).filter(row -> part(row) != DECIDING && part(row) != HELD_OUT).toArray();
    }

    int[] deciding() {
        return IntStream.range(0, textOf.length).filter(row -> part(row) == DECIDING).toArray();
    }

    int[] heldOut() {
        return IntStream.range(0, textOf.length).filter(row -> part(row) == HELD_OUT).toArray();
    }

    private int part(int row) {
        return texts.get(textOf[row]).number % PARTS;
    }

    NDArray residual(NDManager manager, int place, int[] rows) {
        float[] all = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(texts.get(textOf[rows[i]]).streams.get(place), within[rows[i]] * width, all, i * width, width);
        }
        return manager.create(all, new Shape(rows.length, width));
    }

    /// The final residual streams.
    NDArray output(NDManager manager, int[] rows) {
        return residual(manager, texts.getFirst().streams.size() - 1, rows);
    }
}
