package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.GradientPass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The Jacobian from every place to the final residual stream on one text: how much each number there moves each number at the end, summed
/// over the positions that it reaches and averaged over the positions that it is moved at.
///
/// A number of the final residual stream is followed back from all positions at once, as many numbers in one pass as there are copies of
/// the text in the batch. The first positions, which attention treats in its own way, and the last one are left out where the text is long
/// enough.
///
/// Source: "Verbalizable Representations Form a Global Workspace in Language Models" (Gurnee et al., 2026), the Jacobian lens.
public final class JacobianFit {

    /// Positions at the start of a text that are left out.
    public static final int FIRST = 16;

    private static final int TOKENS = 1024;

    private JacobianFit() {}

    /// What one text gives.
    ///
    /// @param maps `[place][d_model * d_model]`, from every block's input and from the end itself; row after row, a row for each number of
    ///             the end
    public record Jacobians(List<float[]> maps, int positions, boolean cut) {
    }

    /// @param model with at least one layer
    public static Jacobians of(Gpt2 model, int[] tokens, BooleanSupplier cancelled) {
        boolean cut = tokens.length > FIRST + 1;
        int from = cut ? FIRST : 0;
        int to = cut ? tokens.length - 1 : tokens.length;
        int width = model.config().dModel();
        List<Place> places = places(model.config().layers());
        List<float[]> maps = new ArrayList<>();
        places.forEach(_ -> maps.add(new float[width * width]));
        int copies = Math.clamp(TOKENS / tokens.length, 1, width);
        try (GradientPass pass = GradientPass.of(model, Collections.nCopies(copies, tokens), Collections.nCopies(copies, List.of()),
                new HashSet<>(places), cancelled)) {
            for (int first = 0; first < width; first += copies) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                int rows = Math.min(copies, width - first);
                pass.clear();
                pass.backward(pass.residual().mul(chosen(pass, copies, tokens.length, width, first, rows, from, to)));
                for (int place = 0; place < places.size(); place++) {
                    NDArray mean = pass.gradient(places.get(place)).get("0:{}, {}:{}", rows, from, to).mean(new int[] {1});
                    System.arraycopy(mean.toFloatArray(), 0, maps.get(place), first * width, rows * width);
                    mean.close();
                }
            }
        }
        return new Jacobians(maps, to - from, cut);
    }

    /// The residual stream before the first block and behind each block.
    private static List<Place> places(int layers) {
        List<Place> places = new ArrayList<>(List.of(new Place(Site.RESID_PRE, 0)));
        for (int layer = 0; layer < layers; layer++) {
            places.add(new Place(Site.RESID_POST, layer));
        }
        return places;
    }

    /// 1 at the number that each copy is asked for, at the positions that count: `[copy, pos, d_model]`.
    private static NDArray chosen(GradientPass pass, int copies, int length, int width, int first, int rows, int from, int to) {
        float[] ones = new float[copies * length * width];
        for (int copy = 0; copy < rows; copy++) {
            for (int position = from; position < to; position++) {
                ones[(copy * length + position) * width + first + copy] = 1;
            }
        }
        return pass.manager().create(ones, new Shape(copies, length, width));
    }
}
