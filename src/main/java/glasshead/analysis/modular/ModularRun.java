package glasshead.analysis.modular;

import glasshead.experiment.Head;
import glasshead.experiment.ModularTask;
import java.util.List;
import java.util.stream.IntStream;

/// What a model did on every pair at once. Each picture is `[a * prime + b]`, read at the last position, the one of `=`.
///
/// @param perLayer  how many heads a layer has
/// @param logits    `[pair * prime + c]` for the outputs c = 0 to prime - 1, their mean at each pair taken away (which no probability
///                  depends on); the output `=` is no answer and is left out, as published
/// @param neurons   a picture for each neuron, those of the first layer first: its activation behind the nonlinearity
/// @param attention a picture for each head and each place that `=` looks at, `[head * 3 + place]`: a, b and `=` itself
public record ModularRun(int prime, int perLayer, float[] logits, float[][] neurons, float[][] attention) {

    /// What `=` can look at.
    public static final int PLACES = 3;

    /// The same with other logits.
    ModularRun withLogits(float[] changed) {
        return new ModularRun(prime, perLayer, changed, neurons, attention);
    }

    /// How many heads the model has in all.
    public int heads() {
        return attention.length / PLACES;
    }

    /// All heads, those of the first layer first.
    public List<Head> allHeads() {
        return IntStream.range(0, heads()).mapToObj(number -> new Head(number / perLayer, number % perLayer)).toList();
    }

    public int pairs() {
        return prime * prime;
    }

    /// The picture of one output's logit.
    public float[] logitOf(int output) {
        float[] picture = new float[pairs()];
        for (int pair = 0; pair < picture.length; pair++) {
            picture[pair] = logits[pair * prime + output];
        }
        return picture;
    }

    /// The picture of the right answer's logit.
    public float[] logitOfAnswer() {
        float[] picture = new float[pairs()];
        for (int pair = 0; pair < picture.length; pair++) {
            picture[pair] = logits[pair * prime + ModularTask.sum(pair, prime)];
        }
        return picture;
    }

    /// @param place 0 for a, 1 for b, 2 for `=`
    public float[] attention(int head, int place) {
        return attention[head * PLACES + place];
    }
}
