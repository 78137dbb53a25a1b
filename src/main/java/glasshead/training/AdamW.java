package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Adam with decoupled weight decay, on all parameters.
///
/// Source: "Decoupled Weight Decay Regularization" (Loshchilov and Hutter, 2019), algorithm 2, as `torch.optim.AdamW`. DJL has it too, but
/// keeps its moments to itself, and without them a training can't be taken up again where it ended.
final class AdamW {

    private static final double EPSILON = 1e-8;

    /// @param weightDecay  share of each weight that is taken away in a step, times the learning rate
    /// @param clipNorm     gradients longer than this, all together, are shortened to it; infinite for never
    record Settings(double beta1, double beta2, double weightDecay, double clipNorm) {
    }

    private final Settings settings;
    private final Parameters parameters;
    private final Parameters first;
    private final Parameters second;

    /// @param first  running mean of the gradients
    /// @param second running mean of their squares
    AdamW(Settings settings, Parameters parameters, Parameters first, Parameters second) {
        this.settings = settings;
        this.parameters = parameters;
        this.first = first;
        this.second = second;
    }

    Parameters first() {
        return first;
    }

    Parameters second() {
        return second;
    }

    /// One update by the gradients that a backward pass has left with the parameters, which are then zero again.
    ///
    /// @param step counts from 1
    void step(int step, double learningRate) {
        Gradients.off();
        try (NDManager scratch = parameters.manager().newSubManager()) {
            SequencedMap<String, NDArray> gradients = gradients(scratch);
            double shorter = Math.min(1, settings.clipNorm() / norm(gradients));
            gradients.forEach((name, gradient) -> {
                if (shorter < 1) {
                    gradient.muli(shorter);
                }
                update(name, gradient, step, learningRate, scratch);
                gradient.muli(0);
            });
        }
    }

    private SequencedMap<String, NDArray> gradients(NDManager scratch) {
        var gradients = new LinkedHashMap<String, NDArray>();
        parameters.arrays().forEach((name, array) -> gradients.put(name, under(scratch, array.getGradient())));
        return gradients;
    }

    private static double norm(SequencedMap<String, NDArray> gradients) {
        return Math.sqrt(gradients.values().stream().mapToDouble(gradient -> gradient.square().sum().getFloat()).sum());
    }

    private void update(String name, NDArray gradient, int step, double learningRate, NDManager scratch) {
        NDArray mean = first.array(name);
        NDArray square = second.array(name);
        mean.muli(settings.beta1()).addi(gradient.mul(1 - settings.beta1()));
        square.muli(settings.beta2()).addi(gradient.square().muli(1 - settings.beta2()));
        NDArray divisor = under(scratch, square.sqrt()).divi(Math.sqrt(1 - Math.pow(settings.beta2(), step))).addi(EPSILON);
        NDArray change = under(scratch, mean.div(divisor)).muli(learningRate / (1 - Math.pow(settings.beta1(), step)));
        parameters.array(name).muli(1 - learningRate * settings.weightDecay()).subi(change);
    }

    private static NDArray under(NDManager scratch, NDArray result) {
        result.attach(scratch);
        return result;
    }
}
