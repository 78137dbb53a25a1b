package glasshead.ui.circuit;

import glasshead.engine.ModelInfo;

/// What cutting every edge by itself takes.
final class SweepEstimate {

    /// How much less than a run of its own an edge takes in a sweep.
    private static final double SWEPT_AT_ONCE = 12;
    /// What two cores of a desktop do with batched products.
    private static final double MULTIPLY_ADDS_PER_SECOND = 5e10;
    /// What an edge in one prompt takes besides its products.
    private static final double LEAST_SECONDS = 4e-4;

    private SweepEstimate() {}

    /// `about 4:10` for every edge of a model in every prompt of a set.
    ///
    /// @param cells edges times prompts
    static String text(ModelInfo model, int tokens, long cells) {
        double d = model.dModel();
        double run = (double) model.layers() * tokens * (4 * d * d + 2 * d * model.dMlp());
        return "about " + CircuitTexts.duration(cells * (run / SWEPT_AT_ONCE / MULTIPLY_ADDS_PER_SECOND + LEAST_SECONDS));
    }
}
