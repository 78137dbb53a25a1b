package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/// The result of a DJL operation belongs to the manager of its first operand. A view of an array under another manager sends results there,
/// and shares the numbers.
final class Views {

    private Views() {
    }

    static NDArray in(NDManager manager, NDArray array) {
        NDArray view = array.reshape(array.getShape());
        view.attach(manager);
        return view;
    }
}
