package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import glasshead.experiment.CompositionKind;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Block;

/// The four matrices of some heads of one layer, as processing leaves them (see [Gpt2#load]), whether the model's weights are processed or
/// raw.
public final class HeadMaps {

    private final NDArray query;
    private final NDArray key;
    private final NDArray value;
    private final NDArray output;

    private HeadMaps(NDArray query, NDArray key, NDArray value, NDArray output) {
        this.query = query;
        this.key = key;
        this.value = value;
        this.output = output;
    }

    /// @param manager owns the result
    /// @param from    first head
    /// @param to      behind the last head
    public static HeadMaps of(NDManager manager, Gpt2 model, int layer, int from, int to) {
        Block block = model.weights().block(layer);
        int width = model.config().dHead();
        int all = model.config().dModel();
        NDArray[] read = new NDArray[3];
        for (int part = 0; part < read.length; part++) {
            NDArray columns = block.qkv().get(manager, new NDIndex(":, {}:{}", part * all + from * width, part * all + to * width));
            read[part] = folded(manager, block, columns).reshape(all, to - from, width).transpose(1, 0, 2);
        }
        NDArray rows = block.output().get(manager, new NDIndex("{}:{}", from * width, to * width));
        NDArray written = block.norm1().present() ? rows.sub(rows.mean(new int[] {1}, true)) : rows;
        return new HeadMaps(read[0], read[1], read[2], written.reshape(to - from, width, all));
    }

    /// The LayerNorm in front becomes part of what reads; processed weights have no gain any more, and centring changes nothing there.
    private static NDArray folded(NDManager manager, Block block, NDArray columns) {
        if (!block.norm1().present()) {
            return columns;
        }
        Affine affine = block.norm1().affine();
        NDArray scaled = affine == null ? columns : columns.mul(affine.gain().get(manager, new NDIndex("...")).expandDims(1));
        return scaled.sub(scaled.mean(new int[] {0}, true));
    }

    /// The same in double precision.
    public HeadMaps exact() {
        return new HeadMaps(exact(query), exact(key), exact(value), exact(output));
    }

    private static NDArray exact(NDArray map) {
        return map.toType(DataType.FLOAT64, false);
    }

    /// W_Q `[head, d_model, d_head]`
    public NDArray query() {
        return query;
    }

    /// W_K `[head, d_model, d_head]`
    public NDArray key() {
        return key;
    }

    /// W_V `[head, d_model, d_head]`
    public NDArray value() {
        return value;
    }

    /// W_O `[head, d_head, d_model]`
    public NDArray output() {
        return output;
    }

    /// A head's OV: what it makes of what it reads, as the factors W_V and W_O.
    Factors valueOutput() {
        return Factors.of(value, output);
    }

    /// What the later head of a pair does with what it reads, the factor that reads first.
    Factors reading(CompositionKind kind) {
        return switch (kind) {
            case KEYS -> Factors.of(key, query.transpose(0, 2, 1));
            case QUERIES -> Factors.of(query, key.transpose(0, 2, 1));
            case VALUES -> valueOutput();
        };
    }
}
