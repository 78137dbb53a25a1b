package glasshead.analysis;

import glasshead.experiment.Head;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Every head's detector scores, mean attention from 0 to 1 as `[layer][head]`, and how well the model predicted the tokens.
///
/// @param lossFirstHalf  mean loss of the tokens when they come for the first time, nats
/// @param lossSecondHalf mean loss of the same tokens when they are repeated; far less in a model that can copy
public record DetectorScores(double[][] previous, double[][] current, double[][] duplicate, double[][] induction, double[][] first,
        double lossFirstHalf, double lossSecondHalf) {

    /// The mean over rows, in their order.
    public static DetectorScores mean(List<DetectorScores> rows) {
        return new DetectorScores(mean(rows, Detector.PREVIOUS), mean(rows, Detector.CURRENT), mean(rows, Detector.DUPLICATE),
                mean(rows, Detector.INDUCTION), mean(rows, Detector.FIRST),
                rows.stream().mapToDouble(DetectorScores::lossFirstHalf).average().orElseThrow(),
                rows.stream().mapToDouble(DetectorScores::lossSecondHalf).average().orElseThrow());
    }

    private static double[][] mean(List<DetectorScores> rows, Detector detector) {
        double[][] mean = Stream.of(rows.getFirst().of(detector)).map(heads -> new double[heads.length]).toArray(double[][]::new);
        for (int layer = 0; layer < mean.length; layer++) {
            for (int head = 0; head < mean[layer].length; head++) {
                Head each = new Head(layer, head);
                mean[layer][head] = rows.stream().mapToDouble(row -> row.of(detector, each)).average().orElseThrow();
            }
        }
        return mean;
    }

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
