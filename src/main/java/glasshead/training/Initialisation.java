package glasshead.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The numbers that a tensor starts with, by its Hugging Face name.
interface Initialisation {

    float[] numbers(String name, long[] shape);

    /// All zero: an optimiser's moments.
    static Initialisation zero() {
        return (name, shape) -> new float[size(shape)];
    }

    /// GPT-2's: weights from N(0, .02), those that write to the residual stream divided by sqrt(2 x layers), biases 0, gains 1
    /// ("Language Models are Unsupervised Multitask Learners", section 2.3), but for positions, see [LookBack].
    static Initialisation gpt2(long seed, int layers, int heads) {
        double deviation = 0.02;
        return (name, shape) -> {
            if (name.endsWith("wpe.weight")) {
                return LookBack.positions(shape);
            }
            float[] numbers = normal(seed, name, shape, name.endsWith("c_proj.weight") ? deviation / Math.sqrt(2.0 * Math.max(1, layers))
                    : deviation);
            if (name.endsWith("h.0.attn.c_attn.weight")) {
                LookBack.queriesAndKeys(numbers, (int) shape[0], heads);
            }
            return numbers;
        };
    }

    /// All weights from N(0, deviation), biases 0.
    static Initialisation normal(long seed, double deviation) {
        return (name, shape) -> normal(seed, name, shape, deviation);
    }

    private static float[] normal(long seed, String name, long[] shape, double deviation) {
        float[] numbers = new float[size(shape)];
        if (shape.length == 1) {
            Arrays.fill(numbers, name.contains("ln_") && name.endsWith("weight") ? 1 : 0);
            return numbers;
        }
        // Each tensor has its own sequence, so that the numbers don't depend on the order in which they are asked for.
        RandomGenerator random = new SplittableRandom(seed ^ (long) name.hashCode() << Integer.SIZE);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }

    private static int size(long[] shape) {
        long size = 1;
        for (long length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return Math.toIntExact(size);
    }
}
