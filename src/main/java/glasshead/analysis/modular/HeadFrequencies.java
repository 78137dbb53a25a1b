package glasshead.analysis.modular;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.analysis.HeadMaps;
import glasshead.experiment.Head;
import glasshead.experiment.ModularTask;
import glasshead.gpt2.Gpt2;

/// What a head of a model that adds modulo a prime does with numbers, by its weights alone, in the Fourier basis over the numbers: how the
/// score that `=` in its place gives to a number goes with it (QK), and what it moves of a number (OV, W_E W_V W_O).
///
/// Source: "Progress measures for grokking via mechanistic interpretability" (Nanda et al., 2023), section 4.
///
/// @param looks by frequency, from 1: the length of cosine and sine together
/// @param moves by frequency, from 1, the same of the rows of W_E W_V W_O
public record HeadFrequencies(Head head, double[] looks, double[] moves) {

    public static HeadFrequencies of(Gpt2 model, Head head, ModularTask task) {
        FourierBasis basis = FourierBasis.of(task.prime());
        try (NDManager manager = model.newManager()) {
            HeadMaps maps = HeadMaps.of(manager, model, head.layer(), head.index(), head.index() + 1);
            NDArray numbers = model.weights().embed().get(manager, new NDIndex("0:{}", task.prime()));
            int last = ModularTask.LENGTH - 1;
            int width = model.config().dHead();
            NDArray sign = model.weights().embed().get(manager, new NDIndex("{}:{}", task.equalsSign(), task.equalsSign() + 1)).add(model
                    .weights().position().get(manager, new NDIndex("{}:{}", last, last + 1)));
            NDArray bias = model.weights().block(head.layer()).qkvBias().get(manager, new NDIndex("{}:{}", head.index() * width, (head
                    .index() + 1) * width));
            NDArray query = sign.matMul(maps.query().get(0)).add(bias);
            NDArray scores = numbers.matMul(maps.key().get(0)).matMul(query.transpose()).div(model.config().scoreDivisor(head.layer()));
            NDArray moved = numbers.matMul(maps.value().get(0)).matMul(maps.output().get(0));
            return new HeadFrequencies(head, byFrequency(scores, 1, basis), byFrequency(moved, model.config().dModel(), basis));
        }
    }

    private static double[] byFrequency(NDArray rows, int width, FourierBasis basis) {
        return EmbeddingSpectrum.of(rows.toFloatArray(), width, basis).byFrequency();
    }
}
