package glasshead.analysis.modular;

import glasshead.experiment.ModularTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// How a model adds modulo a prime, on all pairs of numbers: how well, and with which waves.
///
/// A frequency is **key** when cos(w(a + b)) and sin(w(a + b)) carry at least [#KEY_SHARE] of the logits' variance over the pairs. (A
/// model that has learnt nothing has about 2/p² there: the two of p² directions.) From the key frequencies come the two progress measures
/// of Nanda et al. (2023), section 5.1: the **restricted** loss keeps of the logits only the constant and the key frequencies' waves in a +
/// b, the **excluded** loss takes away just these. The paper measures the first over all pairs, the second over those trained on.
///
/// @param embedding    spectrum of W_E over the tokens
/// @param neurons      each neuron's frequency
/// @param waves        of the logits in a + b
/// @param restricted   scores with the key frequencies alone
/// @param excluded     scores without any of them
/// @param withoutOne   for each key frequency, the scores without it alone
public record ModularAddition(ModularTask task, ScoredRun whole, EmbeddingSpectrum embedding, NeuronSpectrum neurons, SumWaves waves,
        List<Integer> keyFrequencies, PairScores restricted, PairScores excluded, SequencedMap<Integer, PairScores> withoutOne) {

    /// Of the variance of the logits.
    public static final double KEY_SHARE = 0.01;

    /// @param embedding W_E `[token * width + i]`
    /// @throws CancellationException when `cancelled` says so
    public static ModularAddition of(ModularTask task, ModularRun run, float[] embedding, int width, BooleanSupplier cancelled) {
        FourierBasis basis = FourierBasis.of(task.prime());
        SumWaves waves = SumWaves.of(run.logits(), basis);
        List<Integer> keys = IntStream.rangeClosed(1, basis.frequencies()).filter(k -> waves.share(k) >= KEY_SHARE).boxed().toList();
        SequencedMap<Integer, PairScores> withoutOne = new LinkedHashMap<>();
        for (int key : keys) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            withoutOne.put(key, without(List.of(key), waves, run, task));
        }
        return new ModularAddition(task, ScoredRun.of(run, task, basis), EmbeddingSpectrum.of(embedding, width, basis),
                NeuronSpectrum.of(run.neurons(), basis, cancelled), waves, keys,
                PairScores.of(waves.only(keys), task), without(keys, waves, run, task), withoutOne);
    }

    private static PairScores without(List<Integer> frequencies, SumWaves waves, ModularRun run, ModularTask task) {
        return PairScores.of(waves.without(frequencies, run.logits()), task);
    }

    /// @param key one of the key frequencies
    public PairScores without(int key) {
        return Objects.requireNonNull(withoutOne.get(key));
    }

    public ModularRun run() {
        return whole.run();
    }

    public PairScores scores() {
        return whole.scores();
    }

    public int prime() {
        return task.prime();
    }

    public FourierBasis basis() {
        return waves.basis();
    }

    /// The logits' share in the waves of all key frequencies.
    public double keyShare() {
        return keyFrequencies.stream().mapToDouble(waves::share).sum();
    }

    /// Takes frequencies away from the logits.
    public AblatedAddition withoutInLogits(FrequencyAblation ablation) {
        ModularRun left = run().withLogits(waves.without(ablation.frequencies(), run().logits()));
        return new AblatedAddition(ablation, ScoredRun.of(left, task, basis()));
    }
}
