package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.HeadMaps;
import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2;
import java.util.function.BooleanSupplier;

/// A head's two circuits as products of two narrow tables each, `[vocab, d_head]`: any entry of the vocabulary by vocabulary matrices that
/// they stand for is the product of two rows. 51 MB for a head of GPT-2 small. Read by several threads at once.
public final class HeadTables implements AutoCloseable {

    private final NDManager manager;
    private final NDArray moved;
    private final NDArray raised;
    private final NDArray keys;
    private final NDArray queries;

    private HeadTables(NDManager manager, NDArray moved, NDArray raised, NDArray keys, NDArray queries) {
        this.manager = manager;
        this.moved = moved;
        this.raised = raised;
        this.keys = keys;
        this.queries = queries;
    }

    /// @return to be closed
    public static HeadTables of(Gpt2 model, Head head, BooleanSupplier cancelled) {
        NDManager manager = model.newManager();
        try {
            HeadMaps maps = HeadMaps.of(manager, model, head.layer(), head.index(), head.index() + 1);
            NDArray value = maps.value().get(0);
            NDArray output = maps.output().get(0).transpose();
            NDArray key = maps.key().get(0).div(model.config().scoreDivisor(head.layer()));
            NDArray query = maps.query().get(0);
            NDList[] parts = {new NDList(), new NDList(), new NDList(), new NDList()};
            TokenProducts.each(model, cancelled, (_, embed, unembed) -> {
                keep(parts[0], embed.matMul(value), manager);
                keep(parts[1], unembed.matMul(output), manager);
                keep(parts[2], embed.matMul(key), manager);
                keep(parts[3], embed.matMul(query), manager);
            });
            return new HeadTables(manager, whole(parts[0]), whole(parts[1]), whole(parts[2]), whole(parts[3]));
        } catch (RuntimeException | Error failure) {
            manager.close();
            throw failure;
        }
    }

    private static void keep(NDList parts, NDArray part, NDManager manager) {
        part.attach(manager);
        parts.add(part);
    }

    private static NDArray whole(NDList parts) {
        NDArray whole = NDArrays.concat(parts, 0);
        parts.forEach(NDArray::close);
        return whole;
    }

    /// What the head moves of a token: W_E W_V.
    NDArray moved() {
        return moved;
    }

    /// How much of what is moved raises a token: (W_O W_U)ᵀ.
    NDArray raised() {
        return raised;
    }

    /// What a token is as a key: W_E W_K / √d_head.
    NDArray keys() {
        return keys;
    }

    /// What a token looks for: W_E W_Q.
    NDArray queries() {
        return queries;
    }

    @Override
    public void close() {
        manager.close();
    }
}
