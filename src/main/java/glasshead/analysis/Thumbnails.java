package glasshead.analysis;

import glasshead.experiment.Head;

/// The attention pattern of every head, small enough to hold them all: at most [#LARGEST] rows, each cell the largest attention of the
/// square of tokens that it stands for.
///
/// @param size   rows and columns of each thumbnail
/// @param values `[layer][head][row * size + column]`, 0 to 1
public record Thumbnails(int size, float[][][] values) {

    public static final int LARGEST = 64;

    public float[] of(Head head) {
        return values[head.layer()][head.index()];
    }
}
