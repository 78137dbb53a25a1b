package glasshead.experiment;

/// How the next token is chosen: as in Hugging Face transformers, temperature first, then the `topK` most probable, then the fewest whose
/// probabilities add up to `topP`.
///
/// @param temperature what logits are divided by; 0 takes the most probable token
/// @param topK        0 for all tokens
/// @param topP        1 for all tokens
/// @param seed        of what is drawn
public record Sampling(double temperature, int topK, double topP, long seed) {

    public static final Sampling GREEDY = new Sampling(0, 0, 1, 0);

    /// @throws BadInput when a number can't be used
    public Sampling {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new BadInput("The temperature is " + temperature + "; give 0 for the most probable token, or a positive number, as 0.8.");
        }
        if (topK < 0) {
            throw new BadInput("Top-k is " + topK + "; give 0 for all tokens, or how many.");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new BadInput("Top-p is " + topP + "; give a share above 0, up to 1 for all tokens.");
        }
    }

    public boolean isGreedy() {
        return temperature == 0;
    }
}
