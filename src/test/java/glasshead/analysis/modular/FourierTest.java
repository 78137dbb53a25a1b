package glasshead.analysis.modular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.ModularTask;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identities of the Fourier transform, and waves that were put in by hand and must be found.
class FourierTest {

    private static final int P = 113;
    private static final ModularTask TASK = new ModularTask(P, new boolean[0]);
    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {3, 11, 113})
    void theBasisIsOrthonormal(int prime) {
        double[][] rows = FourierBasis.of(prime).rows();
        for (int i = 0; i < prime; i++) {
            for (int j = 0; j < prime; j++) {
                int one = i;
                int other = j;
                double product = IntStream.range(0, prime).mapToDouble(x -> rows[one][x] * rows[other][x]).sum();
                assertEquals(i == j ? 1 : 0, product, 1e-12, FourierBasis.name(i) + " · " + FourierBasis.name(j));
            }
        }
    }

    @Test
    void theTransformKeepsLengths() {
        double[][] values = FourierBasis.square(noise(P * P), P);
        assertEquals(squares(values), squares(FourierBasis.of(P).overBoth(values)), 1e-9);
    }

    @Test
    void anEmbeddingOfOneWaveHasThatFrequencyAlone() {
        float[] embedding = new float[(P + 1) * 2];
        for (int token = 0; token < P; token++) {
            embedding[2 * token] = (float) Math.cos(2 * Math.PI * 5 * token / P);
        }
        embedding[2 * P + 1] = 40; // the row of the equals sign is not looked at
        double[] norms = EmbeddingSpectrum.of(embedding, 2, FourierBasis.of(P)).norms();
        for (int component = 0; component < P; component++) {
            assertEquals(FourierBasis.name(component).equals("cos 5") ? Math.sqrt(P / 2.0) : 0, norms[component], 1e-5, FourierBasis.name(
                    component));
        }
    }

    @Test
    void anAblatedEmbeddingLosesThatFrequencyAndNothingElse() {
        FourierBasis basis = FourierBasis.of(P);
        float[] embedding = noise((P + 1) * 4);
        double[] before = EmbeddingSpectrum.of(embedding, 4, basis).norms();
        double[] after = EmbeddingSpectrum.of(EmbeddingSpectrum.without(List.of(7), embedding, 4, basis), 4, basis).norms();
        for (int component = 0; component < P; component++) {
            assertEquals(FourierBasis.frequency(component) == 7 ? 0 : before[component], after[component], 1e-5);
        }
        assertArrayEquals(embedding, EmbeddingSpectrum.without(List.of(), embedding, 4, basis));
    }

    @Test
    void logitsThatDependOnTheSumAloneAreAllWaves() {
        float[] logits = new float[P * P * P];
        float[] ofSum = noise(P * P);
        for (int i = 0; i < logits.length; i++) {
            int pair = i / P;
            logits[i] = ofSum[(pair / P + pair % P) % P * P + i % P];
        }
        SumWaves waves = SumWaves.of(logits, FourierBasis.of(P));
        assertEquals(1, every().stream().mapToDouble(waves::share).sum(), 1e-6);
        assertArrayEquals(logits, waves.only(every()), 1e-5f);
        assertEquals(PairScores.of(logits, TASK).loss().all(), PairScores.of(waves.only(every()), TASK).loss().all(), 1e-6);
    }

    @Test
    void theAnswersWaveIsFoundInNoise() {
        float[] logits = noise(P * P * P);
        for (int i = 0; i < logits.length; i++) {
            int pair = i / P;
            logits[i] += 20 * (float) Math.cos(2 * Math.PI * 9 * (pair / P + pair % P - i % P) / P);
        }
        SumWaves waves = SumWaves.of(logits, FourierBasis.of(P));
        for (int frequency : every()) {
            assertEquals(frequency == 9 ? 1 : 0, waves.share(frequency), 0.01);
            assertEquals(frequency == 9 ? 1 : 0, waves.answerShare(frequency), 0.01);
        }
        ModularRun run = new ModularRun(P, 0, logits, new float[0][], new float[0][]);
        ModularAddition found = ModularAddition.of(TASK, run, new float[P], 1, () -> false);
        assertEquals(List.of(9), found.keyFrequencies());
        assertTrue(found.restricted().accuracy().all() > 2 * found.scores().accuracy().all(), "one wave in noise");
        assertTrue(found.restricted().loss().all() < found.scores().loss().all());
        assertTrue(found.excluded().loss().all() > 4);
        assertEquals(found.excluded(), found.withoutOne().get(9));
    }

    @Test
    void ablatingNothingChangesNothing() {
        ModularRun run = new ModularRun(P, 0, noise(P * P * P), new float[0][], new float[0][]);
        ModularAddition found = ModularAddition.of(TASK, run, new float[P], 1, () -> false);
        AblatedAddition same = found.withoutInLogits(new FrequencyAblation(List.of(), FrequencyAblation.Place.LOGITS));
        assertArrayEquals(run.logits(), same.left().run().logits());
        assertEquals(found.scores(), same.scores());
    }

    @Test
    void aNeuronFollowsTheWaveItIsMadeOf() {
        float[] product = new float[P * P];
        float[] sum = new float[P * P];
        for (int pair = 0; pair < P * P; pair++) {
            double w = 2 * Math.PI / P;
            int a = pair / P;
            int b = pair % P;
            product[pair] = 3 + (float) (Math.cos(w * 4 * a) * Math.sin(w * 4 * b));
            sum[pair] = (float) (Math.cos(w * 6 * a) + 0.5 * Math.sin(w * 11 * b));
        }
        NeuronSpectrum spectrum = NeuronSpectrum.of(new float[][] {product, sum, new float[P * P]}, FourierBasis.of(P), () -> false);
        assertArrayEquals(new int[] {4, 6, 0}, spectrum.best());
        assertArrayEquals(new double[] {1, 0.8, 0}, spectrum.explained(), 1e-5);
        assertEquals(1, spectrum.counts(56)[4]);
    }

    @Test
    void theLossIsRightFarBelowTheRoundingOfOne() {
        ModularTask three = new ModularTask(3, new boolean[] {true, false, false, false, false, false, false, false, false});
        float[] logits = new float[27];
        for (int pair = 0; pair < 9; pair++) {
            logits[3 * pair + three.answer(pair)] = pair == 0 ? 60 : -60;
        }
        PairScores scores = PairScores.of(logits, three);
        assertEquals(2 * Math.exp(-60), scores.loss().trained(), 1e-30);
        assertEquals(60 + Math.log(2), scores.loss().heldOut(), 1e-12);
        assertEquals(1, scores.accuracy().trained());
        assertEquals(0, scores.accuracy().heldOut());
        assertEquals(Double.NaN, PairScores.of(logits, new ModularTask(3, new boolean[0])).loss().trained());
    }

    @Test
    void itStopsWhenToldToAndRefusesFrequenciesThatDoNotExist() {
        assertThrows(CancellationException.class, () -> NeuronSpectrum.of(new float[1][P * P], FourierBasis.of(P), () -> true));
        BadInput refused = assertThrows(BadInput.class, () -> new FrequencyAblation(List.of(57), FrequencyAblation.Place.LOGITS).check(P));
        assertEquals("There is no frequency 57 for numbers modulo 113; give one from 1 to 56.", refused.getMessage());
    }

    private static List<Integer> every() {
        return IntStream.rangeClosed(1, (P - 1) / 2).boxed().toList();
    }

    private float[] noise(int size) {
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static double squares(double[][] values) {
        return IntStream.range(0, values.length).mapToDouble(row -> IntStream.range(0, values[row].length)
                .mapToDouble(column -> values[row][column] * values[row][column]).sum()).sum();
    }
}
