package glasshead.gpt2;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.ArrayList;
import java.util.List;

/// Weights drawn from N(0, 0.02), GPT-2's initialisation, with nothing learnt in them: for measuring time and memory, which don't depend on
/// the numbers.
final class RandomWeights {

    private static final float DEVIATION = 0.02f;

    private final NDManager manager;

    private RandomWeights(NDManager manager) {
        this.manager = manager;
    }

    static Gpt2Weights of(Gpt2Config config, int seed, NDManager manager) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        return new RandomWeights(manager).draw(config);
    }

    private Gpt2Weights draw(Gpt2Config config) {
        long d = config.dModel();
        List<Block> blocks = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            Mlp mlp = new Mlp(Norm.FOLDED, normal(d, config.dMlp()), normal(config.dMlp()), normal(config.dMlp(), d), normal(d));
            blocks.add(new Block(Norm.FOLDED, normal(d, 3 * d), normal(3 * d), normal(d, d), normal(d), mlp));
        }
        return new Gpt2Weights(normal(config.vocabulary(), d), normal(config.positions(), d), blocks, Norm.FOLDED,
                normal(config.vocabulary(), d), normal(config.vocabulary()));
    }

    private NDArray normal(long... shape) {
        return manager.randomNormal(0, DEVIATION, new Shape(shape), DataType.FLOAT32);
    }
}
