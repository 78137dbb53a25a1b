package glasshead.analysis.modular;

/// What a model does without some frequencies.
public record AblatedAddition(FrequencyAblation ablation, ModularRun run, PairScores scores) {
}
