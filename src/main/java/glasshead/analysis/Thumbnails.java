package glasshead.analysis;

import glasshead.experiment.Head;

/// The attention pattern of every head, small enough to hold them all: at most [#LARGEST] rows, each cell the largest attention of the
/// square of tokens that it stands for.
///
/// @param size   rows and columns of each thumbnail
/// @param values `[layer][head][row * size + column]`, 0 to 1
public record Thumbnails(int size, float[][][] values) {

    public static final int LARGEST = 64;

    public static final Analysis<Thumbnails> ANALYSIS = Thumbnails::of;

    static Thumbnails of(Evidence evidence) {
        int length = evidence.cache().length();
        int size = Math.min(length, LARGEST);
        int layers = evidence.model().config().layers();
        int heads = evidence.model().config().heads();
        float[][][] values = new float[layers][heads][];
        for (int layer = 0; layer < layers; layer++) {
            float[] patterns = evidence.pattern(layer);
            for (int head = 0; head < heads; head++) {
                values[layer][head] = shrunk(patterns, head * length * length, length, size);
            }
        }
        return new Thumbnails(size, values);
    }

    private static float[] shrunk(float[] patterns, int offset, int length, int size) {
        float[] small = new float[size * size];
        for (int query = 0; query < length; query++) {
            int row = query * size / length * size;
            for (int key = 0; key <= query; key++) {
                int cell = row + key * size / length;
                small[cell] = Math.max(small[cell], patterns[offset + query * length + key]);
            }
        }
        return small;
    }

    public float[] of(Head head) {
        return values[head.layer()][head.index()];
    }
}
