package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts the matrix products of a model, which are what a run can't do without: as multiply-adds, and, while somebody listens, one by one.
public final class Work {

    /// One product.
    ///
    /// @param weight the weights on the right, unless both sides are activations
    /// @param transposed whether the weights lie transposed, `[out, in]`
    public record Product(Shape left, @Nullable NDArray weight, boolean transposed, Shape right) {
    }

    private final LongAdder multiplyAdds = new LongAdder();
    private volatile @Nullable Map<Thread, List<Product>> log;

    /// Of all runs so far.
    public long multiplyAdds() {
        return multiplyAdds.sum();
    }

    /// The products that `work` asks for, in their order: a list for each thread that it uses.
    public List<List<Product>> listen(Runnable work) {
        Map<Thread, List<Product>> heard = new ConcurrentHashMap<>();
        log = heard;
        try {
            work.run();
            return List.copyOf(heard.values());
        } finally {
            log = null;
        }
    }

    /// @param weight `[in, out]`, or `[out, in]` when transposed
    void weighted(NDArray left, NDArray weight, boolean transposed) {
        long out = weight.getShape().get(transposed ? 0 : 1);
        multiplyAdds.add(left.size() * out);
        hear(new Product(left.getShape(), weight, transposed, weight.getShape()));
    }

    /// @param left `[..., m, k]`
    /// @param right `[..., k, n]`
    void between(NDArray left, NDArray right) {
        multiplyAdds.add(left.size() * right.getShape().get(right.getShape().dimension() - 1));
        hear(new Product(left.getShape(), null, false, right.getShape()));
    }

    private void hear(Product product) {
        Map<Thread, List<Product>> listener = log;
        if (listener != null) {
            listener.computeIfAbsent(Thread.currentThread(), _ -> new ArrayList<>()).add(product);
        }
    }
}
