package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;

/// The nonlinearity of the MLPs, under the names of Hugging Face's `activation_function`.
public enum Activation {
    /// The tanh form, `0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))`, GPT-2's own. Written with the logistic function,
    /// since `1 + tanh(u) = 2 sigmoid(2u)`: fewer passes over memory.
    GELU_TANH {
        @Override
        NDArray of(NDArray x) {
            NDArray cubic = Views.number(x.getManager(), TWICE_ROOT_TWO_OVER_PI * 0.044715);
            NDArray gate = x.square().muli(cubic).addi(TWICE_ROOT_TWO_OVER_PI).muli(x);
            return gate.getNDArrayInternal().sigmoid().mul(x);
        }
    },
    /// `x Phi(x)`, with the exact error function.
    GELU_EXACT {
        @Override
        NDArray of(NDArray x) {
            return x.getNDArrayInternal().gelu();
        }
    },
    RELU {
        @Override
        NDArray of(NDArray x) {
            return x.getNDArrayInternal().relu();
        }
    },
    /// `x sigmoid(x)`.
    SILU {
        @Override
        NDArray of(NDArray x) {
            return x.getNDArrayInternal().sigmoid().mul(x);
        }
    };

    private static final double TWICE_ROOT_TWO_OVER_PI = 2 * Math.sqrt(2 / Math.PI);

    /// A new array; `x` stays as it is. Results of sigmoid and its like are not changed in place, since their gradients need them.
    abstract NDArray of(NDArray x);

    static Activation named(String name) {
        return switch (name) {
            // Different ways to compute the same function, as far as fp32 tells (transformers, activations.py).
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast", "gelu_accurate", "gelu_python_tanh" -> GELU_TANH;
            case "gelu", "gelu_python" -> GELU_EXACT;
            case "relu" -> RELU;
            case "silu", "swish" -> SILU;
            default -> throw new BadInput("The activation function " + Quoted.of(name)
                    + " in config.json is not supported: use a model with gelu_new (gelu_fast, gelu_pytorch_tanh), gelu, relu or silu.");
        };
    }
}
