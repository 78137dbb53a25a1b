package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Work.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The matrix products of a job and nothing else: the same shapes, the same weights, in the same order.
final class ProductsAlone implements Runnable, AutoCloseable {

    private final List<Product> products;
    private final NDManager manager;
    private final Map<Shape, NDArray> operands = new HashMap<>();

    /// @param manager owns the operands that stand for activations; closed with this
    ProductsAlone(List<Product> products, NDManager manager) {
        this.products = List.copyOf(products);
        this.manager = manager;
        for (Product product : products) {
            operands.computeIfAbsent(product.left(), manager::ones);
            if (product.weight() == null) {
                operands.computeIfAbsent(product.right(), manager::ones);
            }
        }
    }

    @Override
    public void run() {
        for (Product product : products) {
            NDArray left = operands.get(product.left());
            if (product.transposed()) {
                left.getNDArrayInternal().linear(left, product.weight(), null).close();
            } else {
                left.matMul(product.weight() == null ? operands.get(product.right()) : product.weight()).close();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
