package glasshead.ui.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of edges, against a sort by comparing.
class RankingTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theStrongestComeFirstAndEqualOnesInTheirOrder(boolean signed) {
        Random random = new Random(3);
        double[] scores = random.doubles(5000, -1, 1).map(score -> score > .8 ? Double.NaN : score > .6 ? 0 : score < -.8 ? -0. : score
                * Math
                        .pow(10, random.nextInt(-300, 300))).toArray();
        double[] keys = Arrays.stream(scores).map(score -> Double.isNaN(score) ? Double.POSITIVE_INFINITY : signed ? score : -Math.abs(
                score)).toArray();
        int[] expected = IntStream.range(0, keys.length).boxed().sorted(Comparator.comparingDouble(edge -> keys[edge])).mapToInt(
                Integer::intValue).toArray();
        assertArrayEquals(expected, Ranking.of(List.of(), scores, signed).order());
    }
}
