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
            for (int head = 0; head < heads; head++) {
                names.add(new Head(earlier, head).toString());
            }
            names.add("L" + earlier + " attention bias");
            if (hasMlp) {
                names.add("MLP" + earlier);
            }
        }
        return names;
    }

    /// Their vectors at one position of a run, `[part, d_model]` in double precision.
    ///
    /// @param manager owns the result
    static NDArray at(NDManager manager, Gpt2 model, ActivationCache run, int layer, int position) {
        Gpt2Config config = model.config();
        NDList rows = new NDList(row(run.at(manager, Site.EMBED, 0, position)), row(run.at(manager, Site.POS_EMBED, 0, position)));
        for (int earlier = 0; earlier < layer; earlier++) {
            NDArray z = exact(run.at(manager, Site.Z, earlier, position)).reshape(config.heads(), 1, config.dHead());
            NDArray output = exact(model.weights().block(earlier).output().get(manager, new NDIndex("..."))).reshape(config.heads(), config
                    .dHead(), config.dModel());
            rows.add(z.matMul(output).reshape(config.heads(), config.dModel()));
            rows.add(row(model.weights().block(earlier).outputBias().get(manager, new NDIndex("..."))));
            if (config.hasMlp()) {
                rows.add(row(run.at(manager, Site.MLP_OUT, earlier, position)));
            }
        }
        return NDArrays.concat(rows, 0);
    }

    private static NDArray row(NDArray vector) {
        return exact(vector).expandDims(0);
    }

    private static NDArray exact(NDArray array) {
        return array.toType(DataType.FLOAT64, false);
    }
}
