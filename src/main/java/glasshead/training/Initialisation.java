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
    /// ("Language Models are Unsupervised Multitask Learners", section 2.3). The position embedding starts as sinusoids of the given
    /// amplitude, as in "Attention Is All You Need" (section 3.5), but with wavelengths from two tokens to twice the context: looking one token back is
    /// then one rotation, and tells that token from its neighbours.
    static Initialisation gpt2(long seed, int layers, float sinusoids) {
        double deviation = 0.02;
        return (name, shape) -> name.endsWith("wpe.weight") ? sinusoids(shape, sinusoids)
                : normal(seed, name, shape, name.endsWith("c_proj.weight") ? deviation / Math.sqrt(2.0 * Math.max(1, layers)) : deviation);
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

    private static float[] sinusoids(long[] shape, float amplitude) {
        int positions = (int) shape[0];
        int width = (int) shape[1];
        float[] numbers = new float[positions * width];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < width; i++) {
                double angle = position * Math.PI / Math.pow(positions, (i / 2 * 2) / (width - 2.0));
                numbers[position * width + i] = amplitude * (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
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
