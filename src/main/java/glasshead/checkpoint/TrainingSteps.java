package glasshead.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// A model's training, opened: its weights at every step of its [Timeline]. Keeps what it has unpacked, a byte for each weight and step, so
/// that the second visit to a step reads no file. Not safe for use from two threads at once.
public final class TrainingSteps {

    /// A byte for each is kept of every step.
    private static final long MOST_WEIGHTS = 1L << 28;

    private final CheckpointFolder model;
    private final Timeline timeline;
    private final SequencedMap<String, long[]> shapes;
    /// Of the first steps, as many as were needed so far.
    private final List<Map<String, PackedTensor>> unpacked = new ArrayList<>();

    private TrainingSteps(CheckpointFolder model, Timeline timeline, SequencedMap<String, long[]> shapes) {
        this.model = model;
        this.timeline = timeline;
        this.shapes = shapes;
    }

    /// Opens the training of a model that has a timeline.
    public static TrainingSteps open(Path modelFolder) {
        var model = CheckpointFolder.open(modelFolder);
        try (var tensors = model.openTensors()) {
            return new TrainingSteps(model, Timeline.read(modelFolder), shapes(tensors));
        }
    }

    /// The tensors that are weights, with their shapes; masks that old checkpoints carry are none.
    static SequencedMap<String, long[]> shapes(TensorSource tensors) {
        var shapes = new LinkedHashMap<String, long[]>();
        long weights = 0;
        for (var name : tensors.names()) {
            var shape = tensors.shape(name);
            if (tensors.format(name).isReadable()) {
                shapes.put(name, shape);
                // The file has as many bytes, so no product overflows.
                weights += Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            }
        }
        if (weights > MOST_WEIGHTS) {
            throw new BadInput("The model has " + weights
                    + " weights, too many for its training to be opened step by step: open the trained model.");
        }
        return shapes;
    }

    public Timeline timeline() {
        return timeline;
    }

    /// The weights at a step; those of the last one from the model's own file. The caller closes them.
    ///
    /// @throws BadInput when the step was not kept, or a file up to it is damaged
    public TensorSource at(int step) {
        int place = timeline.place(step);
        if (step == timeline.last()) {
            return model.openTensors();
        }
        while (unpacked.size() <= place) {
            unpacked.add(PackedStep.read(Timeline.file(model.folder(), timeline.steps().get(unpacked.size())), shapes));
        }
        return new Rebuilt(step, List.copyOf(unpacked.subList(0, place + 1)));
    }

    /// Bytes that are still to be kept until every step has been visited; none for the weights of the last step, which need no other's.
    public long bytesToCome(int step) {
        if (step == timeline.last()) {
            return 0;
        }
        long each = shapes.values().stream().mapToLong(shape -> PackedTensor.count(shape) + (long) Float.BYTES * PackedTensor.rows(shape))
                .sum();
        return each * (timeline.steps().size() - 1 - unpacked.size());
    }

    /// Bytes that are kept.
    public long bytes() {
        return unpacked.stream().flatMap(step -> step.values().stream())
                .mapToLong(tensor -> tensor.deltas().length + (long) Float.BYTES * tensor.scales().length).sum();
    }

    /// Weights as the sum of all changes up to a step, always added in the same order: a step has the same numbers whichever way it was
    /// reached.
    private final class Rebuilt implements TensorSource {

        private final int step;
        private final List<Map<String, PackedTensor>> changes;

        private Rebuilt(int step, List<Map<String, PackedTensor>> changes) {
            this.step = step;
            this.changes = changes;
        }

        @Override
        public Set<String> names() {
            return Collections.unmodifiableSet(shapes.keySet());
        }

        @Override
        public long[] shape(String name) {
            var shape = shapes.get(name);
            if (shape == null) {
                throw new BadInput("The tensor " + Quoted.of(name)
                        + " is missing from this model: the checkpoint is incomplete or of another kind.");
            }
            return shape.clone();
        }

        @Override
        public NumberFormat format(String name) {
            return NumberFormat.F32;
        }

        @Override
        public NDArray read(NDManager manager, String name) {
            float[] numbers = numbers(name);
            for (float number : numbers) {
                if (!Float.isFinite(number)) {
                    throw new BadInput("The tensor " + Quoted.of(name) + " is infinite or not a number at step " + step
                            + ": the files in the model's folder 'training' are damaged, get the model again.");
                }
            }
            return manager.create(numbers, new Shape(shape(name)));
        }

        @Override
        public boolean same(String one, String other) {
            return Arrays.equals(shape(one), shape(other)) && Arrays.equals(numbers(one), numbers(other));
        }

        private float[] numbers(String name) {
            var numbers = new float[PackedTensor.count(shape(name))];
            for (var change : changes) {
                Objects.requireNonNull(change.get(name)).addTo(numbers);
            }
            return numbers;
        }

        @Override
        public void close() {
            // Holds nothing of its own: what is unpacked belongs to the training that it came from.
        }
    }
}
