package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.util.ArrayList;
import java.util.List;

/// The residual stream before a block as the sum of what was written to it: token embedding, position embedding, and of each earlier layer
/// its heads, its attention bias and its MLP.
final class ResidualParts {

    private ResidualParts() {}

    /// What the parts are called, in their order.
    ///
    /// @param layer the block, or the number of blocks for the final residual stream
    static List<String> names(int heads, boolean hasMlp, int layer) {
        List<String> names = new ArrayList<>(List.of("embed", "pos_embed"));
        for (int earlier = 0; earlier < layer; earlier++) {
            names.addAll(attentionNames(heads, earlier));
            if (hasMlp) {
                names.add("MLP" + earlier);
            }
        }
        return names;
    }

    /// The same of the residual stream that a block's MLP reads, in a model with MLPs.
    static List<String> namesBeforeMlp(int heads, int layer) {
        List<String> names = names(heads, true, layer);
        names.addAll(attentionNames(heads, layer));
        return names;
    }

    private static List<String> attentionNames(int heads, int layer) {
        List<String> names = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            names.add(new Head(layer, head).toString());
        }
        names.add("L" + layer + " attention bias");
        return names;
    }

    /// Their vectors at one position of a run, `[part, d_model]` in double precision.
    ///
    /// @param manager owns the result
    static NDArray at(NDManager manager, Gpt2 model, ActivationCache run, int layer, int position) {
        Gpt2Config config = model.config();
        NDList rows = new NDList(row(run.at(manager, Site.EMBED, 0, position)), row(run.at(manager, Site.POS_EMBED, 0, position)));
        for (int earlier = 0; earlier < layer; earlier++) {
            addAttention(rows, manager, model, run, earlier, position);
            if (config.hasMlp()) {
                rows.add(row(run.at(manager, Site.MLP_OUT, earlier, position)));
            }
        }
        return NDArrays.concat(rows, 0);
    }

    /// The same of the residual stream that a block's MLP reads.
    static NDArray beforeMlp(NDManager manager, Gpt2 model, ActivationCache run, int layer, int position) {
        NDList rows = new NDList(at(manager, model, run, layer, position));
        addAttention(rows, manager, model, run, layer, position);
        return NDArrays.concat(rows, 0);
    }

    private static void addAttention(NDList rows, NDManager manager, Gpt2 model, ActivationCache run, int layer, int position) {
        Gpt2Config config = model.config();
        NDArray z = exact(run.at(manager, Site.Z, layer, position)).reshape(config.heads(), 1, config.dHead());
        NDArray output = exact(model.weights().block(layer).output().get(manager, new NDIndex("..."))).reshape(config.heads(), config
                .dHead(), config.dModel());
        rows.add(z.matMul(output).reshape(config.heads(), config.dModel()));
        rows.add(row(model.weights().block(layer).outputBias().get(manager, new NDIndex("..."))));
    }

    private static NDArray row(NDArray vector) {
        return exact(vector).expandDims(0);
    }

    private static NDArray exact(NDArray array) {
        return array.toType(DataType.FLOAT64, false);
    }
}
