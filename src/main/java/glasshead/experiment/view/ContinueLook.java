package glasshead.experiment.view;

import glasshead.experiment.Usual;

/// How a prompt is made to go on.
///
/// @param count       how many tokens at most
/// @param temperature what logits are divided by before a token is drawn; 0 takes the most probable one
/// @param topK        0 for all tokens
/// @param topP        1 for all tokens
public record ContinueLook(int count, double temperature, int topK, double topP, int seed) {

    @Usual
    public static final ContinueLook USUAL = new ContinueLook(20, 0, 0, 1, 1);

    public ContinueLook withCount(int changed) {
        return new ContinueLook(changed, temperature, topK, topP, seed);
    }

    public ContinueLook withTemperature(double changed) {
        return new ContinueLook(count, changed, topK, topP, seed);
    }

    public ContinueLook withTopK(int changed) {
        return new ContinueLook(count, temperature, changed, topP, seed);
    }

    public ContinueLook withTopP(double changed) {
        return new ContinueLook(count, temperature, topK, changed, seed);
    }

    public ContinueLook withSeed(int changed) {
        return new ContinueLook(count, temperature, topK, topP, changed);
    }
}
