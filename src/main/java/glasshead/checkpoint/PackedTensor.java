package glasshead.checkpoint;

import java.util.Arrays;

/// How one tensor changed from the step before, quantised: each row has a step size of its own, `change[r, c] = deltas[r, c] * scales[r]`.
///
/// The step size is a 16th of the row's root mean square, so that what rounding leaves, at most half of it, is about 1.8 % of the row; or
/// larger where the row has moved further than 127 such steps, so that nothing is ever cut off. Deltas are taken from what a reader has
/// rebuilt so far, not from the true weights before: the error of each step is its own and does not add up.
///
/// @param deltas row-major
/// @param scales one for each row, 0 or more
record PackedTensor(byte[] deltas, float[] scales) {

    /// The largest delta.
    private static final int LARGEST = 127;
    private static final float STEPS_IN_RMS = 16;

    /// How many rows a tensor of this shape has: one, unless it has two axes or more.
    static int rows(long[] shape) {
        return shape.length < 2 || count(shape) == 0 ? 1 : Math.toIntExact(shape[0]);
    }

    /// How many numbers it has.
    static int count(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /// Packs the way from `rebuilt` to `weights`, and moves `rebuilt` along it as [#addTo] will.
    static PackedTensor pack(float[] weights, float[] rebuilt, int rows) {
        var packed = new PackedTensor(new byte[weights.length], new float[rows]);
        int width = packed.width();
        for (int row = 0; row < rows; row++) {
            int begin = row * width;
            float scale = scale(weights, rebuilt, begin, begin + width);
            packed.scales[row] = scale;
            for (int i = begin; i < begin + width && scale > 0; i++) {
                packed.deltas[i] = (byte) Math.clamp(Math.round((weights[i] - rebuilt[i]) / scale), -LARGEST, LARGEST);
            }
        }
        packed.addTo(rebuilt);
        return packed;
    }

    private static float scale(float[] weights, float[] rebuilt, int begin, int end) {
        double squares = 0;
        float furthest = 0;
        for (int i = begin; i < end; i++) {
            squares += (double) weights[i] * weights[i];
            furthest = Math.max(furthest, Math.abs(weights[i] - rebuilt[i]));
        }
        if (furthest == 0) {
            return 0;
        }
        double rms = Math.sqrt(squares / (end - begin));
        // Below the smallest normal number a scale has too few bits to reach 127 of itself exactly.
        return Math.max(Float.MIN_NORMAL, Math.max((float) (rms / STEPS_IN_RMS), furthest / LARGEST));
    }

    /// Numbers in a row.
    private int width() {
        return scales.length == 0 ? 0 : deltas.length / scales.length;
    }

    /// Moves `rebuilt` by this change.
    void addTo(float[] rebuilt) {
        int width = width();
        for (int row = 0; row < scales.length; row++) {
            float scale = scales[row];
            for (int i = row * width; i < (row + 1) * width; i++) {
                rebuilt[i] += deltas[i] * scale;
            }
        }
    }
}
