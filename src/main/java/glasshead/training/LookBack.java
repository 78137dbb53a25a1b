package glasshead.training;

/// How a text model's sense of position starts: position embeddings are waves, and each head of the first layer starts out looking a number
/// of tokens back, head 0 at the token itself, head 1 at the one before, and so on. Training is free to change all of it, and a small model
/// left to itself spreads the work of looking one token back over several blurred heads, of which no picture can be read.
///
/// Sinusoids as in "Attention Is All You Need" (Vaswani et al., 2017, section 3.5), with wavelengths from two tokens to twice the context:
/// a shift by some tokens is then one rotation of each wave, as noted there.
final class LookBack {

    private static final double AMPLITUDE = 0.2;
    private static final float STRENGTH = 2;

    private LookBack() {}

    /// Position embeddings `[context, d_model]`: a sine and a cosine of each wave, side by side.
    static float[] positions(long[] shape) {
        int context = (int) shape[0];
        int width = (int) shape[1];
        float[] numbers = new float[context * width];
        for (int position = 0; position < context; position++) {
            for (int wave = 0; wave < width / 2; wave++) {
                double angle = position * frequency(wave, width / 2);
                numbers[position * width + 2 * wave] = (float) (AMPLITUDE * Math.sin(angle));
                numbers[position * width + 2 * wave + 1] = (float) (AMPLITUDE * Math.cos(angle));
            }
        }
        return numbers;
    }

    /// From half a turn at each token to half a turn in as many tokens as there are waves, in equal ratios.
    private static double frequency(int wave, int waves) {
        return Math.PI * Math.pow(waves, -wave / (waves - 1.0));
    }

    /// Writes W_Q and W_K into `[d_model, 3 * d_model]`: keys read waves as they are, queries the same waves turned back by the head's
    /// number of tokens.
    static void queriesAndKeys(float[] weights, int width, int heads) {
        int read = width / heads / 2;
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < read; i++) {
                int wave = i * heads;
                double turn = head * frequency(wave, width / 2);
                int query = head * 2 * read + 2 * i;
                set(weights, width, wave, query, (float) (STRENGTH * Math.cos(turn)), (float) (STRENGTH * Math.sin(turn)));
                set(weights, width, wave, width + query, STRENGTH, 0);
            }
        }
    }

    /// The rotation that takes a wave's sine and cosine to two outputs.
    private static void set(float[] weights, int width, int wave, int output, float cosine, float sine) {
        int fromSine = 2 * wave * 3 * width + output;
        int fromCosine = (2 * wave + 1) * 3 * width + output;
        weights[fromSine] = cosine;
        weights[fromSine + 1] = sine;
        weights[fromCosine] = -sine;
        weights[fromCosine + 1] = cosine;
    }
}
