package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;

/// The result of a DJL operation belongs to the manager of its first operand. A view of an array under another manager sends results there,
/// and shares the numbers.
final class Views {

    private Views() {}

    static NDArray in(NDManager manager, NDArray array) {
        // The slice is made for that manager from the start: one of a capped manager could not be made there first.
        return array.get(manager, new NDIndex("..."));
    }

    /// Some of the slices along the first axis, as a copy under the same manager.
    static NDArray rows(NDArray array, int[] places) {
        Shape shape = array.getShape();
        NDArray indices = array.getManager().create(places);
        NDArray flat = array.reshape(shape.get(0), shape.size() / shape.get(0));
        // As rows of an embedding: the one way of choosing whose gradient adds up in a fixed order.
        return indices.getNDArrayInternal().embedding(indices, flat, SparseFormat.DENSE).get(0)
                .reshape(new Shape(places.length).addAll(shape.slice(1)));
    }

    /// A factor or divisor as an array that lives as long as `manager`. DJL frees the array that it makes of a plain number at once, while
    /// the gradient of a product still points into it.
    static NDArray number(NDManager manager, double value) {
        return manager.create((float) value);
    }
}
