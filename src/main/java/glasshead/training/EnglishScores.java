package glasshead.training;

import static glasshead.training.corpus.ProbeSet.AGREEMENT;
import static glasshead.training.corpus.ProbeSet.CAPITALS;
import static glasshead.training.corpus.ProbeSet.GREATER_THAN;
import static glasshead.training.corpus.ProbeSet.INDIRECT_OBJECT;
import static glasshead.training.corpus.ProbeSet.OPPOSITES;
import static glasshead.training.corpus.ProbeSet.PRONOUNS;
import static glasshead.training.corpus.ProbeSet.SUCCESSORS;

import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.analysis.HeadDetectors;
import glasshead.experiment.Metric;
import glasshead.gpt2.Gpt2;
import glasshead.training.Recipe.Score;
import glasshead.training.corpus.EnglishProbes;
import glasshead.training.corpus.Probe;
import glasshead.training.corpus.ProbeSet;
import java.util.List;

/// What a model of the corpus can do, on names, sentence forms and sequences that it does not learn from.
final class EnglishScores {

    static final List<Score> NAMES = List.of(
            new Score("indirectObject", "Indirect object, most likely token", ""),
            new Score("indirectObjectDifference", "Indirect object, logit difference", "logits"),
            new Score("firstOccurrenceLoss", "Loss, random tokens", "nats"),
            new Score("secondOccurrenceLoss", "Loss, random tokens repeated", "nats"),
            new Score("induction", "Best induction head", ""),
            new Score("previousToken", "Best previous-token head", ""),
            new Score("capitals", "Capitals", ""),
            new Score("greaterThan", "Greater than, probability difference", ""),
            new Score("successors", "Successors", ""),
            new Score("pronouns", "Pronouns", ""),
            new Score("agreement", "Agreement", ""),
            new Score("opposites", "Opposites", ""));

    private EnglishScores() {}

    /// In the order of [#NAMES].
    static double[] of(Gpt2 model) {
        List<Probe> sentences = EnglishProbes.of(INDIRECT_OBJECT);
        DetectorScores heads = HeadDetectors.of(model, EnglishProbes.repeated(), () -> false);
        ProbeAnswers indirectObject = ProbeAnswers.by(model, sentences);
        return new double[] {
            indirectObject.mean(Metric.TOP1), indirectObject.mean(Metric.LOGIT_DIFFERENCE), heads.lossFirstHalf(), heads.lossSecondHalf(),
            heads.highest(Detector.INDUCTION), heads.highest(Detector.PREVIOUS),
            right(model, CAPITALS), ProbeAnswers.by(model, EnglishProbes.of(GREATER_THAN)).mean(Metric.PROBABILITY_DIFFERENCE),
            right(model, SUCCESSORS), right(model, PRONOUNS), right(model, AGREEMENT), right(model, OPPOSITES),
        };
    }

    private static double right(Gpt2 model, ProbeSet set) {
        return ProbeAnswers.by(model, EnglishProbes.of(set)).mean(Metric.TOP1);
    }
}
