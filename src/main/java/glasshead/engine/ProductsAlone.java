package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Work.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The matrix products of a job and nothing else: the same shapes, the same weights, in the same order, on as many threads as the job used.
final class ProductsAlone implements Runnable, AutoCloseable {

    private final List<List<Product>> products;
    private final Workers workers;
    private final NDManager manager;
    private final Map<Shape, NDArray> operands = new HashMap<>();

    /// @param products those of each thread
    /// @param manager  owns the operands that stand for activations; closed with this
    ProductsAlone(List<List<Product>> products, Workers workers, NDManager manager) {
        this.products = List.copyOf(products);
        this.workers = workers;
        this.manager = manager;
        for (Product product : products.stream().flatMap(List::stream).toList()) {
            operands.computeIfAbsent(product.left(), manager::ones);
            if (product.weight() == null) {
                operands.computeIfAbsent(product.right(), manager::ones);
            }
        }
    }

    @Override
    public void run() {
        if (products.size() == 1) {
            multiply(products.getFirst());
            return;
        }
        workers.each(products.stream().<Function<BooleanSupplier, Integer>>map(ofThread -> _ -> multiply(ofThread)).toList(), (_, _) -> {},
                () -> false);
    }

    private int multiply(List<Product> ofThread) {
        for (Product product : ofThread) {
            NDArray left = Objects.requireNonNull(operands.get(product.left()));
            if (product.transposed()) {
                left.getNDArrayInternal().linear(left, product.weight(), null).close();
            } else {
                left.matMul(product.weight() == null ? operands.get(product.right()) : product.weight()).close();
            }
        }
        return ofThread.size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
