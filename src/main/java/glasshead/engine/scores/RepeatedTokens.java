package glasshead.engine.scores;

import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import java.util.Random;

/// The standard data for head detectors: rows of random tokens, each followed by the same tokens again, BOS in front where the model has
/// one.
///
/// @param seed     of `java.util.Random`, whose sequence Java's specification fixes
/// @param rows     how many there are
/// @param repeated how many tokens of each row are drawn and said twice
/// @param bos      whether BOS stands in front
/// @param source   what the tokens are drawn from
public record RepeatedTokens(long seed, int rows, int repeated, boolean bos, TokenPool.Source source) {

    public static final long SEED = 1;
    public static final int ROWS = 8;
    public static final int REPEATED = 40;

    /// The offset between copies of a pair of tokens needs two of them.
    private static final int FEWEST = 2;

    /// [#ROWS] rows of [#REPEATED] tokens, or of as many as fit the context twice.
    ///
    /// @throws BadInput when the context is too short for any
    public static RepeatedTokens of(Gpt2Config config, TokenPool pool, long seed) {
        boolean bos = config.bos() >= 0;
        int repeated = Math.min(REPEATED, room(config));
        if (!fit(config)) {
            throw new BadInput("The model reads at most " + config.positions()
                    + " tokens, too few to repeat any: its heads can't be scored on repeated tokens.");
        }
        return new RepeatedTokens(seed, ROWS, repeated, bos, pool.source());
    }

    /// Whether the context has room for any.
    public static boolean fit(Gpt2Config config) {
        return room(config) >= FEWEST;
    }

    private static int room(Gpt2Config config) {
        return (config.positions() - (config.bos() >= 0 ? 1 : 0)) / 2;
    }

    /// The rows `[row][position]`, the same for the same seed and pool; tokens are drawn independently, so one may come twice.
    ///
    /// @param pool the one that this was made with
    public int[][] draw(Gpt2Config config, TokenPool pool) {
        Random random = new Random(seed);
        int start = bos ? 1 : 0;
        int[][] tokens = new int[rows][start + 2 * repeated];
        for (int[] row : tokens) {
            if (bos) {
                row[0] = config.bos();
            }
            for (int i = 0; i < repeated; i++) {
                row[start + i] = pool.ids().get(random.nextInt(pool.ids().size()));
                row[start + repeated + i] = row[start + i];
            }
        }
        return tokens;
    }

    /// `random tokens, 8 × (40 + the same 40), seed 1`
    public String brief() {
        return Texts.format("random tokens, %d × (%d + the same %d), seed %d", rows, repeated, repeated, seed);
    }

    /// `8 × (BOS + 40 random tokens + the same 40), seed 1, from the model's corpus`
    public String description() {
        return Texts.format("%d × (%s%d random tokens + the same %d), seed %d, from %s", rows, bos ? "BOS + " : "", repeated, repeated,
                seed,
                source.label());
    }
}
