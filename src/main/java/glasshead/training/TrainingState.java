package glasshead.training;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A training on its way: the weights, the optimiser's moments, and what was measured. On disk it is a folder with `state.json`, which
/// names the weights that belong to it, and one `step-N.safetensors` for each measured step. After a crash in between, the last whole state
/// counts.
final class TrainingState implements AutoCloseable {

    private static final String FILE = "state.json";
    private static final JsonForm<Form> FORM = JsonForm.of(Form.class, "state of the training",
            "choose another folder with --out, or begin anew without --resume").atMost(64 << 20);

    /// `state.json`.
    private record Form(List<Measurements.Measured> measured, String recipe,
            long seed, int step) {
    }

    private final Path folder;
    private final Recipe recipe;
    private final long seed;
    private final AdamW optimiser;
    private final Parameters weights;
    private final Measurements measurements;
    private int step;

    private TrainingState(Path folder, Recipe recipe, long seed, Parameters weights, Parameters first, Parameters second,
            Measurements measurements, int step) {
        this.folder = folder;
        this.recipe = recipe;
        this.seed = seed;
        this.weights = weights.learning();
        this.optimiser = new AdamW(recipe.optimiser(), weights, first, second);
        this.measurements = measurements;
        this.step = step;
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static TrainingState begin(Path folder, Recipe recipe, long seed, SequencedMap<String, long[]> shapes, NDManager manager) {
        return new TrainingState(folder, recipe, seed, Parameters.of(shapes, recipe.initialisation(seed), manager),
                Parameters.of(shapes, Initialisation.zero(), manager), Parameters.of(shapes, Initialisation.zero(), manager),
                new Measurements(), 0);
    }

    static TrainingState resume(Path folder, Recipe recipe, SequencedMap<String, long[]> shapes, NDManager manager) {
        Form saved = FORM.read(folder.resolve(FILE));
        int step = saved.step;
        if (!saved.recipe.equals(recipe.name()) || step < 0 || step > recipe.steps()) {
            throw foreign("the recipe or the step in " + FILE);
        }
        var measurements = Measurements.of(saved.measured, recipe.scoreNames().size());
        if (measurements.steps().isEmpty() || measurements.steps().getLast() != step) {
            throw foreign("its measurements");
        }
        try (TensorSource file = SafetensorsFile.open(folder.resolve(momentsFile(step)));
                TensorSource snapshot = SafetensorsFile.open(folder.resolve(snapshotFile(step)))) {
            return new TrainingState(folder, recipe, saved.seed, Parameters.read(shapes, snapshot, "", manager),
                    Parameters.read(shapes, file, "first.", manager), Parameters.read(shapes, file, "second.", manager), measurements,
                    step);
        }
    }

    static BadInput foreign(String what) {
        return new BadInput("The training in this folder can't be taken up again, because " + what
                + " does not fit: choose another folder with --out, or begin anew without --resume.");
    }

    private static String momentsFile(int step) {
        return Texts.format("moments-%06d.safetensors", step);
    }

    private static String snapshotFile(int step) {
        return Texts.format("step-%06d.safetensors", step);
    }

    /// The weights as they were at a measured step.
    Path snapshot(int measured) {
        return folder.resolve(snapshotFile(measured));
    }

    /// Writes everything that is needed to go on from here. Weights of earlier measured steps stay; moments are only kept of the last.
    void save() {
        SafetensorsWriter.write(snapshot(step), weights.tensors(""));
        SequencedMap<String, Tensor> moments = new LinkedHashMap<>(optimiser.first().tensors("first."));
        moments.putAll(optimiser.second().tensors("second."));
        SafetensorsWriter.write(folder.resolve(momentsFile(step)), moments);
        JsonFile.write(folder.resolve(FILE), FORM, new Form(measurements.all(), recipe.name(), seed, step));
        deleteOtherMoments();
    }

    private void deleteOtherMoments() {
        try (var files = Files.newDirectoryStream(folder, "moments-*.safetensors")) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(momentsFile(step))) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new BadInput("Old files in " + folder + " can't be deleted: check that you may write there.", failure);
        }
    }

    /// One step: update by the gradients that are there.
    void advance() {
        step++;
        optimiser.step(step, recipe.learningRate(step));
    }

    int step() {
        return step;
    }

    long seed() {
        return seed;
    }

    Parameters weights() {
        return weights;
    }

    Measurements measurements() {
        return measurements;
    }

    @Override
    public void close() {
        weights.close();
        optimiser.first().close();
        optimiser.second().close();
    }
}
