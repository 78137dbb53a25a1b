package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Packs the weights that were saved while a model was trained into its folder `training`. Reads one snapshot after the other and holds the
/// weights of two at most.
public final class TimelineWriter {

    private final Path training;
    private final SequencedMap<String, long[]> shapes;
    /// What a reader has after the steps written so far.
    private final Map<String, float[]> rebuilt = new LinkedHashMap<>();

    private TimelineWriter(Path training, SequencedMap<String, long[]> shapes) {
        this.training = training;
        this.shapes = shapes;
        shapes.forEach((name, shape) -> rebuilt.put(name, new float[PackedTensor.count(shape)]));
    }

    /// Writes the timeline of the model in `modelFolder`, in place of one that is there.
    ///
    /// @param snapshots step to a safetensors file with all weights of that step under the model's names; the last step's are the model's
    ///                  own, and it may be the model's own file
    /// @throws BadInput when a snapshot is not of this model, or the last one is not the model
    public static void write(Path modelFolder, SequencedMap<Integer, Path> snapshots, List<Curve> curves) {
        var steps = new TreeMap<>(snapshots);
        var timeline = new Timeline(List.copyOf(steps.keySet()), curves);
        try (var model = SafetensorsFile.open(modelFolder.resolve(CheckpointFolder.WEIGHTS))) {
            var writer = new TimelineWriter(modelFolder.resolve(Timeline.FOLDER), TrainingSteps.shapes(model));
            checkLast(model, steps.lastEntry().getValue());
            writer.clear();
            for (var snapshot : steps.headMap(timeline.last()).entrySet()) {
                writer.add(snapshot.getKey(), snapshot.getValue());
            }
            timeline.write(modelFolder);
        } catch (IOException e) {
            throw new BadInput("The training of the model in " + modelFolder + " can't be written (" + e.getClass().getSimpleName()
                    + "): check that you may write there and that the disk has room.", e);
        }
    }

    private static void checkLast(SafetensorsFile model, Path last) {
        try (var snapshot = SafetensorsFile.open(last)) {
            for (var name : TrainingSteps.shapes(model).keySet()) {
                if (!Arrays.equals(model.numbers(name), snapshot.numbers(name))) {
                    throw new BadInput("The last snapshot, " + last + ", is not the model itself (they differ in " + Quoted.of(name)
                            + "): give the model's own weights as the last step.");
                }
            }
        }
    }

    /// The list goes first, so that a folder left half written has no timeline rather than a wrong one.
    private void clear() throws IOException {
        Files.createDirectories(training);
        Files.deleteIfExists(training.resolve(Timeline.FILE));
        try (var old = Files.newDirectoryStream(training, "step-*.safetensors.gz*")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
    }

    private void add(int step, Path file) throws IOException {
        var packed = new LinkedHashMap<String, PackedTensor>();
        try (var snapshot = SafetensorsFile.open(file)) {
            for (var tensor : shapes.entrySet()) {
                var name = tensor.getKey();
                if (!Arrays.equals(snapshot.shape(name), tensor.getValue())) {
                    throw new BadInput("The tensor " + Quoted.of(name) + " in " + file
                            + " has another shape than in the model: give snapshots of this model.");
                }
                packed.put(name, PackedTensor.pack(snapshot.numbers(name), Objects.requireNonNull(rebuilt.get(name)),
                        PackedTensor.rows(tensor.getValue())));
            }
        }
        PackedStep.write(training.resolve(PackedStep.fileName(step)), shapes, packed);
    }
}
