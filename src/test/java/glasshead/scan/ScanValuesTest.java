package glasshead.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Summaries merge to the same whatever is merged first, and say what counting everything says.
class ScanValuesTest {

    private static final int PARTS = 3;
    private static final int TOP = 4;

    private record Text(int number, float[] values) {

        /// Of equal fifths of the texts the same places are alike.
        PassingTokens passing(long seed, boolean merged) {
            int length = values.length / PARTS;
            long[] around = IntStream.range(0, length).mapToLong(i -> 31L * (number % 5) + i).toArray();
            return new PassingTokens(number, 1, length, values, 0, PARTS, null, IntStream.range(1, length + 1).mapToLong(i -> PassingTokens
                    .hash(seed, number, i)).toArray(), merged ? around : null);
        }
    }

    private static List<Text> texts() {
        Random random = new Random(4);
        return IntStream.range(0, 60).mapToObj(number -> {
            float[] values = new float[PARTS * (1 + random.nextInt(9))];
            // Few different values, so that there are ties.
            IntStream.range(0, values.length).forEach(i -> values[i] = (random.nextInt(40) - 15) / 7f);
            return new Text(number, values);
        }).toList();
    }

    private static PartTable table() {
        return new PartTable(new int[] {0, 1, 2}, Ranges.of(new float[][] {{-2, -1, 0, 1, 3}, {-2, -1, 0, 1, 3}, {-2, -1, 0, 1, 3}}, 5),
                TOP);
    }

    private static PartTable of(List<Text> texts) {
        return of(texts, false);
    }

    private static PartTable of(List<Text> texts, boolean merged) {
        PartTable table = table();
        texts.forEach(text -> table.add(text.passing(9, merged)));
        return table;
    }

    private static String told(PartTable table) {
        return IntStream.range(0, PARTS).mapToObj(part -> {
            PartStatistics of = table.of(part);
            return of.tokens() + " " + of.mean() + " " + of.meanOfSquares() + " " + of.skew() + " " + of.aboveZero() + " "
                    + of.strongest() + of
                            .buckets() + Arrays.toString(of.histogram().counts());
        }).toList().toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyOrderOfMergingGivesTheSameBits(boolean merged) {
        String expected = told(of(texts(), merged));
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            List<Text> shuffled = new ArrayList<>(texts());
            Collections.shuffle(shuffled, random);
            List<PartTable> shards = new ArrayList<>();
            for (int from = 0; from < shuffled.size();) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(15));
                shards.add(of(shuffled.subList(from, to), merged));
                from = to;
            }
            while (shards.size() > 1) {
                PartTable one = shards.remove(random.nextInt(shards.size()));
                shards.get(random.nextInt(shards.size())).plus(one);
            }
            assertEquals(expected, told(shards.getFirst()));
        }
    }

    @Test
    void theStrongestAreThoseOfAllTokensOneOfAText() {
        PartTable table = of(texts());
        for (int part = 0; part < PARTS; part++) {
            int column = part;
            List<Occurrence> all = new ArrayList<>();
            for (Text text : texts()) {
                int best = IntStream.range(0, text.values.length / PARTS).boxed()
                        .max(Comparator.comparingDouble((Integer i) -> text.values[i
                                * PARTS + column]).thenComparingInt(i -> -i)).orElseThrow();
                all.add(new Occurrence(text.values[best * PARTS + column], text.number, best + 1, Occurrence.NO_KEY));
            }
            all.sort(Comparator.comparingDouble((Occurrence each) -> -each.value()).thenComparingInt(Occurrence::text));
            assertEquals(all.subList(0, TOP), table.of(part).strongest());
        }
    }

    /// Of each text its strongest token, of those that are alike the strongest.
    @Test
    void ofWhatIsAlikeTheStrongestIsKept() {
        PartTable table = of(texts(), true);
        for (int part = 0; part < PARTS; part++) {
            int column = part;
            Map<Integer, Float> best = new HashMap<>();
            for (Text text : texts()) {
                int place = IntStream.range(0, text.values.length / PARTS).boxed().max(Comparator.comparingDouble(
                        (Integer i) -> text.values[i * PARTS + column]).thenComparingInt(i -> -i)).orElseThrow();
                best.merge(31 * (text.number % 5) + place, text.values[place * PARTS + column], Math::max);
            }
            List<Float> expected = best.values().stream().sorted(Comparator.reverseOrder()).limit(TOP).toList();
            assertEquals(expected, table.of(part).strongest().stream().map(Occurrence::value).toList());
        }
    }

    @Test
    void tokensAreAlikeWhereElevenAreTheSame() {
        int[] ids = {9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        int[] other = {8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13};
        for (int place = 0; place < ids.length; place++) {
            assertEquals(place == 6, PassingTokens.around(ids, place) == PassingTokens.around(other, place), "at " + place);
        }
        // The same tokens at another place of the window are others; so are fewer of them.
        assertNotEquals(PassingTokens.around(new int[] {7, 7, 7}, 0), PassingTokens.around(new int[] {7, 7, 7}, 1));
        assertNotEquals(PassingTokens.around(new int[] {7, 7, 7}, 0), PassingTokens.around(new int[] {7, 7}, 0));
    }

    /// By a list of all tokens of a bucket, sorted by what was drawn for them.
    @Test
    void randomExamplesAreThoseWithTheSmallestNumbers() {
        PartStatistics found = of(texts()).of(1);
        Map<Integer, List<Occurrence>> all = new HashMap<>();
        for (Text text : texts()) {
            for (int i = 0; i < text.values.length / PARTS; i++) {
                float value = text.values[i * PARTS + 1];
                int bucket = 0;
                for (float limit : found.limits()) {
                    bucket += value >= limit ? 1 : 0;
                }
                all.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(new Occurrence(value, text.number, i + 1, Occurrence.NO_KEY));
            }
        }
        all.forEach((bucket, of) -> {
            of.sort(Comparator.comparingLong(each -> PassingTokens.hash(9, each.text(), each.position())));
            assertEquals(of.subList(0, Math.min(Buckets.EACH, of.size())), found.buckets().get(bucket));
        });
    }

    @Test
    void momentsAreThoseOfAllTokens() {
        PartStatistics found = of(texts()).of(2);
        double[] values = texts().stream().flatMapToDouble(text -> IntStream.range(0, text.values.length / PARTS)
                .mapToDouble(i -> text.values[i
                        * PARTS + 2])).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        double third = Arrays.stream(values).map(x -> Math.pow(x - mean, 3)).average().orElseThrow();
        assertEquals(values.length, found.tokens());
        assertEquals(mean, found.mean(), 1e-12);
        assertEquals(variance, found.variance(), 1e-12);
        assertEquals(third / Math.pow(variance, 1.5), found.skew(), 1e-10);
        assertEquals(Arrays.stream(values).filter(x -> x > 0).count(), Math.round(found.aboveZero() * values.length));
        assertEquals(values.length, Arrays.stream(found.histogram().counts()).sum());
    }

    @Test
    void quantilesAreReadOffTheHistogram() {
        // 4 between 0 and 1, 4 between 1 and 2.
        Histogram histogram = new Histogram(0, 2, new long[] {0, 4, 4, 0});
        assertEquals(0.5, histogram.quantile(0.25), 1e-12);
        assertEquals(1, histogram.quantile(0.5), 1e-12);
        assertEquals(1.75, histogram.quantile(0.875), 1e-12);
        // What is beyond the range is told by its limit.
        assertEquals(2, new Histogram(0, 2, new long[] {0, 0, 0, 3}).quantile(0.5), 1e-12);
    }

    @Test
    void sumsAreExactAndSayWhenTheyCannotBe() {
        ExactSums sums = new ExactSums(1);
        double[] values = {1e15, -0.1, 3e-9, -1e15, 0.1, 0x1p-60};
        for (double value : values) {
            sums.add(0, value);
        }
        assertEquals(3e-9 + 0x1p-60, sums.value(0), 6 * 0x1p-64);
        sums.add(0, -1e-30);
        sums.add(0, -2);
        assertEquals(-2 + 3e-9, sums.value(0), 1e-15);
        assertThrows(ArithmeticException.class, () -> sums.add(0, Double.NaN));
        assertThrows(ArithmeticException.class, () -> sums.add(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void windowsOverlapByHalfAndEachTokenCountsOnce() {
        for (int tokens = 1; tokens < 60; tokens++) {
            int[] counted = new int[tokens];
            for (Window window : Window.of(tokens, 9)) {
                for (int i = window.counted(); i < window.length(); i++) {
                    counted[window.start() + i]++;
                    assertEquals(window.start(), Window.of(tokens, 9, window.start() + i).start());
                }
            }
            int[] once = new int[tokens];
            Arrays.fill(once, 1);
            assertArrayEquals(once, counted, tokens + " tokens");
        }
        assertEquals(List.of(new Window(0, 9, 0), new Window(4, 9, 5), new Window(8, 7, 5)), Window.of(15, 9));
    }

    /// What rounding leaves of the variance of equal values is no spread: divided by it the third moment is any number.
    @Test
    void equalValuesHaveNoSkew() {
        for (float value : new float[] {1.6231388f, 2.1617386f, 2.714804f, 0.28797784f}) {
            PartTable table = table();
            for (int number = 0; number < 50; number++) {
                float[] values = new float[PARTS * 1023];
                Arrays.fill(values, value);
                table.add(new Text(number, values).passing(9, false));
            }
            assertEquals(Double.NaN, table.of(0).skew(), () -> "of " + value);
        }
    }

    /// Among large values one more or less is no difference that a float can show.
    @Test
    void largeValuesThatAreEqualHaveARange() {
        Ranges ranges = Ranges.of(new float[][] {{3e10f, 3e10f}}, 2);
        assertTrue(ranges.low()[0] < 3e10f && ranges.high()[0] > 3e10f);
    }
}
