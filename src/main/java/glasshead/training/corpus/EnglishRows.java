package glasshead.training.corpus;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Rows of training data: documents one after another, each started by BOS. A row starts with a document, and its last document is cut off
/// where the row ends; a row never goes on with the document that was cut off before.
record EnglishRows(Function<RandomGenerator, int[]> documents, int bos) {

    /// `batch` rows of `length` ids: a function of `seed` and `step`.
    int[][] rows(long seed, int step, int batch, int length) {
        var random = new SplittableRandom(scattered(scattered(seed) + step));
        var rows = new int[batch][];
        for (int i = 0; i < batch; i++) {
            rows[i] = row(random.split(), length);
        }
        return rows;
    }

    /// Neighbouring numbers become unrelated ones: generators whose seeds are near may give the same numbers one draw later.
    private static long scattered(long number) {
        return new SplittableRandom(number).nextLong();
    }

    private int[] row(RandomGenerator random, int length) {
        var row = new int[length];
        int filled = 0;
        while (filled < length) {
            row[filled++] = bos;
            var document = documents.apply(random);
            int taken = Math.min(document.length, length - filled);
            System.arraycopy(document, 0, row, filled, taken);
            filled += taken;
        }
        return row;
    }
}
