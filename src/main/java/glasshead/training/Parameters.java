package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.NumberFormat;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TensorSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// Named arrays of a model in training: its weights, or something of the same shapes beside them. Given out as they are, not as copies.
final class Parameters implements TensorSource {

    private final NDManager manager;
    private final SequencedMap<String, NDArray> arrays = new LinkedHashMap<>();

    private Parameters(NDManager manager) {
        this.manager = manager;
    }

    /// @param start   what each tensor starts with
    static Parameters of(SequencedMap<String, long[]> shapes, Initialisation start, NDManager parent) {
        var parameters = new Parameters(parent.newSubManager());
        shapes.forEach((name, shape) -> parameters.arrays.put(name, parameters.manager.create(start.numbers(name, shape), new Shape(
                shape))));
        return parameters;
    }

    /// The tensors called `prefix` and these names in a file, whose shapes must be these.
    static Parameters read(SequencedMap<String, long[]> shapes, TensorSource file, String prefix, NDManager parent) {
        var parameters = new Parameters(parent.newSubManager());
        shapes.forEach((name, shape) -> {
            if (!Arrays.equals(file.shape(prefix + name), shape)) {
                throw TrainingState.foreign("the shape of " + name);
            }
            parameters.arrays.put(name, file.read(parameters.manager, prefix + name));
        });
        return parameters;
    }

    /// From now on backward passes leave gradients with them.
    Parameters learning() {
        arrays.values().forEach(array -> array.setRequiresGradient(true));
        return this;
    }

    NDManager manager() {
        return manager;
    }

    SequencedMap<String, NDArray> arrays() {
        return arrays;
    }

    /// Copies, for a file; `prefix` is put in front of each name.
    SequencedMap<String, Tensor> tensors(String prefix) {
        var tensors = new LinkedHashMap<String, Tensor>();
        arrays.forEach((name, array) -> tensors.put(prefix + name, new Tensor(array.getShape().getShape(), array.toFloatArray())));
        return tensors;
    }

    NDArray array(String name) {
        return Objects.requireNonNull(arrays.get(name));
    }

    @Override
    public Set<String> names() {
        return arrays.keySet();
    }

    @Override
    public long[] shape(String name) {
        return array(name).getShape().getShape();
    }

    @Override
    public NumberFormat format(String name) {
        return NumberFormat.F32;
    }

    @Override
    public NDArray read(NDManager ignored, String name) {
        return array(name);
    }

    @Override
    public boolean same(String one, String other) {
        return array(one).contentEquals(array(other));
    }

    @Override
    public void close() {
        manager.close();
    }
}
