package glasshead.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Set;

/// Named weights on disk: one safetensors file, or several with an index. Not safe for use from two threads at once; arrays already read
/// stay valid after [#close].
public interface TensorSource extends AutoCloseable {

    /// All tensor names, in the file's order.
    Set<String> names();

    /// The lengths of the tensor's axes (none for a scalar), known without reading it.
    long[] shape(String name);

    /// The number format that the tensor has in the file.
    NumberFormat format(String name);

    /// The tensor in fp32, owned by `manager`. Refused when it holds a number that is not finite.
    NDArray read(NDManager manager, String name);

    /// Whether two tensors have the same shape and the same numbers in fp32. Refused where a format can't be read.
    boolean same(String one, String other);

    @Override
    void close();
}
