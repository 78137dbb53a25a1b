package glasshead.analysis;

import glasshead.experiment.Head;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Every head's detector scores, mean attention from 0 to 1 as `[layer][head]`, and how well the model predicted the tokens.
///
/// @param lossFirstHalf  mean loss of the tokens when they come for the first time, nats
/// @param lossSecondHalf mean loss of the same tokens when they are repeated; far less in a model that can copy
public record DetectorScores(double[][] previous, double[][] current, double[][] duplicate, double[][] induction, double[][] first,
        double lossFirstHalf, double lossSecondHalf) {

    public double[][] of(Detector detector) {
        return switch (detector) {
            case PREVIOUS -> previous;
            case CURRENT -> current;
            case DUPLICATE -> duplicate;
            case INDUCTION -> induction;
            case FIRST -> first;
        };
    }

    public double of(Detector detector, Head head) {
        return of(detector)[head.layer()][head.index()];
    }

    /// The highest score of all heads, 0 in a model without heads.
    public double highest(Detector detector) {
        return Arrays.stream(of(detector)).flatMapToDouble(DoubleStream::of).max().orElse(0);
    }
}
