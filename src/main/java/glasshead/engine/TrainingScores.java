package glasshead.engine;

import glasshead.analysis.DetectorScores;
import java.util.List;

/// Every head's detector scores at the steps of a model's training that its weights were kept of.
///
/// @param all    the steps there are, rising; none of a model that brings no weights of its training
/// @param scores of the first steps, one each; of all of them once it is complete
public record TrainingScores(List<Integer> all, List<DetectorScores> scores) {

    public TrainingScores {
        all = List.copyOf(all);
        scores = List.copyOf(scores);
    }
}
