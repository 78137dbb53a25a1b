package glasshead.gpt2;

import glasshead.checkpoint.Quoted;
import glasshead.experiment.BadInput;

/// The function between an MLP's two linear maps, under the names that Hugging Face configurations use.
public enum Activation {
    /// The tanh approximation, `0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))`: what GPT-2 was trained with.
    GELU_TANH,
    /// The exact form, `x Phi(x)`.
    GELU_EXACT,
    /// `max(0, x)`.
    RELU,
    /// `x sigmoid(x)`, also called swish.
    SILU;

    static Activation named(String name) {
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh" -> GELU_TANH;
            case "gelu" -> GELU_EXACT;
            case "relu" -> RELU;
            case "silu", "swish" -> SILU;
            default -> throw new BadInput("The activation function " + Quoted.of(name)
                + " in config.json is not known: use a model with gelu_new, gelu_pytorch_tanh, gelu, relu, silu or swish.");
        };
    }
}
