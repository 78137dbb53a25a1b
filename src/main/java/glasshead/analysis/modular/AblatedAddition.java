package glasshead.analysis.modular;

/// What a model does without some frequencies.
public record AblatedAddition(FrequencyAblation ablation, ScoredRun left) {

    public PairScores scores() {
        return left.scores();
    }
}
