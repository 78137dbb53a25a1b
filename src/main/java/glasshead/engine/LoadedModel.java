package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quoted;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorPlan;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A model that is ready to run: weights, tokens, and what people see of it. Also keeps the runs made with it.
///
/// @param opened what does not depend on the weights; who opened it closes it, after this; a model made in memory has none
/// @param step   of the model's training, or [ModelPlace#TRAINED]
record LoadedModel(@Nullable OpenFolder opened, int step, boolean raw, Gpt2 model, TokenReader tokens, ModelInfo info, KeptRuns runs,
        KeptMeans means, KeptSets sets, CorpusMeans corpora)
        implements
            AutoCloseable {

    private static final int SHORT_PROMPT = 16;

    /// @param opened    the folder of `place`
    /// @param available how much memory is free, in bytes
    static LoadedModel load(ModelPlace place, OpenFolder opened, boolean raw, NDManager parent, LongSupplier available) {
        try (TensorSource tensors = opened.weights(place.step())) {
            TensorPlan plan = TensorPlan.of(opened.config(), tensors);
            Gpt2Config config = plan.config();
            long need = MemoryNeed.of(config, raw, Math.min(SHORT_PROMPT, config.positions())).total() + opened.trainingBytes(place
                    .step());
            checkRoom(OpenFolder.shown(place), need, available.getAsLong());
            ModelInfo info = opened.info(place, plan);
            Gpt2 model = Gpt2.load(plan, tensors, raw, parent);
            return new LoadedModel(opened, place.step(), raw, model, opened.tokens(), info, new KeptRuns(model, available), new KeptMeans(
                    model), new KeptSets(), CorpusMeans.none());
        }
    }

    /// GPT-2's shape with random weights and no tokenizer.
    static LoadedModel random(Gpt2Config config, int seed, NDManager parent) {
        Gpt2 model = Gpt2.random(config, seed, parent);
        TokenReader tokens = new TokenReader(config, null);
        Experiment example = new Experiment("random", new Prompt.Tokens(List.of()), Prompt.NONE, new Contrast(List.of(), List.of(),
                Contrast.LAST),
                List.of(), Options.DEFAULT);
        ModelInfo info = new ModelInfo("random", config.layers(), config.heads(), config.dModel(), config.dHead(), config.dMlp(), config
                .positions(),
                config.parameters(), config.bos() >= 0, false, config.hasLayerNorm(), tokens.vocabulary(), example, List.of(), "", null,
                List.of());
        return new LoadedModel(null, ModelPlace.TRAINED, false, model, tokens, info, new KeptRuns(model), new KeptMeans(model),
                new KeptSets(), CorpusMeans.none());
    }

    /// Whether these are the weights at a place.
    boolean is(ModelPlace place, boolean rawWeights) {
        return opened != null && opened.folder().equals(place.folder()) && step == place.step() && raw == rawWeights;
    }

    /// The same with other kept runs.
    LoadedModel withRuns(KeptRuns other) {
        return new LoadedModel(opened, step, raw, model, tokens, info, other, means, sets, corpora);
    }

    /// The same with means over corpora.
    LoadedModel withCorpora(CorpusMeans other) {
        return new LoadedModel(opened, step, raw, model, tokens, info, runs, means, sets, other);
    }

    private static void checkRoom(String shown, long need, long free) {
        if (need > free) {
            throw new BadInput("The model " + Quoted.of(shown) + " needs about " + Bytes.text(need) + " of memory and only " + Bytes.text(
                    free)
                    + " are free: close other programs, or choose a smaller model.");
        }
    }

    /// Gives back the weights and the runs.
    @Override
    public void close() {
        runs.close();
        sets.close();
        model.close();
    }
}
