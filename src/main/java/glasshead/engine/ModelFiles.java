package glasshead.engine;

import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.KnownModel;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.gpt2.Activation;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Path;

/// What another program needs to know to load a model: where its files are, and what in them Hugging Face's own keys don't say.
///
/// @param known      its name in TransformerLens, as `gpt2`; empty for a model that is not one of those
/// @param step       of its training, or [ModelPlace#TRAINED] for the weights in `model.safetensors`
/// @param activation the MLP's function in Hugging Face's words; several of its names are one function
/// @param dMlp       0 without MLPs
public record ModelFiles(Path folder, String known, int step, int layers, int heads, int dModel, int dMlp, int positions, int vocabulary,
        String activation, float epsilon, boolean scaleScores, boolean scaleByLayer, boolean hasLayerNorm) {

    /// @param known whether the hub's files are meant, not just a folder that is called alike
    static ModelFiles of(ModelPlace place, boolean known, Gpt2Config config) {
        String name = known ? KnownModel.named(place.name()).map(KnownModel::name).orElse("") : "";
        boolean last = place.isTrained() || place.step() == Timeline.read(place.folder()).last();
        return new ModelFiles(place.folder().toAbsolutePath().normalize(), name, last ? ModelPlace.TRAINED : place.step(), config.layers(),
                config.heads(), config.dModel(), config.dMlp(), config.positions(), config.vocabulary(), name(config.activation()), config
                        .epsilon(),
                config.scaleScores(), config.scaleByLayer(), config.hasLayerNorm());
    }

    private static String name(Activation activation) {
        return switch (activation) {
            case GELU_TANH -> "gelu_new";
            case GELU_EXACT -> "gelu";
            case RELU -> "relu";
            case SILU -> "silu";
        };
    }

    public boolean hasMlp() {
        return dMlp > 0;
    }

    public boolean isTrained() {
        return step == ModelPlace.TRAINED;
    }
}
