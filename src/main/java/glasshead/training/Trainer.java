package glasshead.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Trains a model by its recipe, on the forward pass that the program shows. Stopped, it goes on from the last measured step, with the same
/// result as if it had not been.
public final class Trainer implements AutoCloseable {

    private static final String STATE = "state";

    /// Where a training stands.
    ///
    /// @param loss   mean over the steps since the last measurement, nats
    /// @param scores in the recipe's order; of the last measurement
    public record Progress(int step, int steps, double loss, double[] scores) {
    }

    private final Recipe recipe;
    private final Path out;
    private final TrainingLock lock;
    private final NDManager manager;
    private final TrainingState state;
    private final Gpt2 model;

    private Trainer(Recipe recipe, Path out, TrainingLock lock, NDManager manager, TrainingState state) {
        Gradients.off();
        this.recipe = recipe;
        this.out = out;
        this.lock = lock;
        this.manager = manager;
        this.state = state;
        this.model = Gpt2.sharing(Gpt2Config.parse(recipe.config()), state.weights(), manager);
    }

    /// @param out where the model goes, and, in a folder `state` of it, what is needed to go on later
    public static Trainer begin(Recipe recipe, Path out, long seed) {
        Path folder = out.resolve(STATE);
        if (TrainingState.isIn(folder)) {
            throw new BadInput("There is a training in " + out
                    + " already: go on with it by --resume, or choose another folder with --out.");
        }
        requireEmpty(out);
        Trainer trainer = open(recipe, out, (shapes, manager) -> TrainingState.begin(folder, recipe, seed, shapes, manager));
        try {
            trainer.measure(trainer.firstLoss());
            return trainer;
        } catch (RuntimeException | Error failure) {
            trainer.close();
            throw failure;
        }
    }

    /// Goes on with a training that was stopped; its seed counts.
    public static Trainer resume(Recipe recipe, Path out) {
        Path folder = out.resolve(STATE);
        if (!TrainingState.isIn(folder)) {
            throw new BadInput("There is no training in " + out + " to go on with: begin one without --resume.");
        }
        return open(recipe, out, (shapes, manager) -> TrainingState.resume(folder, recipe, shapes, manager));
    }

    private static Trainer open(Recipe recipe, Path out, BiFunction<SequencedMap<String, long[]>, NDManager, TrainingState> state) {
        TrainingLock lock = TrainingLock.of(out.resolve(STATE));
        NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
        try {
            return new Trainer(recipe, out, lock, manager, state.apply(TensorShapes.of(Gpt2Config.parse(recipe.config())), manager));
        } catch (RuntimeException | Error failure) {
            manager.close();
            lock.close();
            throw failure;
        }
    }

    private static void requireEmpty(Path out) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (var files = Files.list(out)) {
            if (files.anyMatch(file -> !file.getFileName().toString().equals(STATE))) {
                throw new BadInput("The folder " + out + " holds files, which would be written over: choose an empty one with --out.");
            }
        } catch (IOException failure) {
            throw new BadInput("The folder " + out + " can't be read: choose another with --out.", failure);
        }
    }

    /// Steps made so far.
    public int step() {
        return state.step();
    }

    /// The last step after which everything was saved.
    public int saved() {
        return state.measurements().steps().getLast();
    }

    /// Trains until the recipe's last step, or until told to stop.
    ///
    /// @param stopped  asked before each step: what was done since the last measurement is then done again later
    /// @param timeUp   asked after each measurement
    /// @param listener called after each measurement, on this thread
    /// @return whether the model is finished
    public boolean run(BooleanSupplier stopped, BooleanSupplier timeUp, Consumer<Progress> listener) {
        double sum = 0;
        int count = 0;
        while (state.step() < recipe.steps()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            sum += learn();
            count++;
            if (state.step() % recipe.measureEvery() == 0 || state.step() == recipe.steps()) {
                measure(sum / count);
                listener.accept(new Progress(state.step(), recipe.steps(), sum / count, state.measurements().last()));
                sum = 0;
                count = 0;
                if (timeUp.getAsBoolean()) {
                    return state.step() == recipe.steps();
                }
            }
        }
        return true;
    }

    private double learn() {
        try (NDManager scratch = manager.newSubManager()) {
            double value;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray loss = recipe.loss(model, scratch, state.seed(), state.step() + 1);
                collector.backward(loss);
                value = number(loss);
            }
            if (!Double.isFinite(value)) {
                throw new BadInput("The loss is no number any more at step " + (state.step() + 1)
                        + ": the recipe's learning rate is too high.");
            }
            state.advance();
            return value;
        }
    }

    /// Of the untrained model on the data that it is about to see.
    private double firstLoss() {
        try (NDManager scratch = manager.newSubManager()) {
            return number(recipe.loss(model, scratch, state.seed(), 1));
        }
    }

    private static double number(NDArray loss) {
        return loss.toType(DataType.FLOAT64, false).getDouble();
    }

    private void measure(double loss) {
        state.measurements().add(state.step(), loss, recipe.scores(model, state.seed()));
        state.save();
    }

    /// Writes the model's folder, as the model is now.
    public void finish() {
        ModelFolder.write(recipe, out, state);
    }

    @Override
    public void close() {
        state.close();
        model.close();
        manager.close();
        lock.close();
    }
}
