package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Block;
import java.util.ArrayList;
import java.util.List;

/// Why a head looks from one position to another: the score before the softmax taken apart.
///
/// Query and key are linear in the residual stream once LayerNorm's scales are frozen at this run's, and the residual stream is a sum of
/// what earlier parts wrote, so the score is a sum over pairs: one part at the query's position by one part at the key's.
///
/// Sources: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), QK circuits and composition; "Interpretability in
/// the Wild" (Wang et al., 2022) uses it for S-inhibition.
///
/// @param query the position that looks, or [Positions#END]
/// @param key   the position that is looked at, not after the query, or [Positions#END]
public record AttendedPair(Head head, int query, int key) implements Analysis<ScoreTable> {

    /// The head's own bias, as the last part.
    private static final String BIAS = "bias";

    /// @throws BadInput when the model has no such head or the prompt no such positions
    @Override
    public ScoreTable of(Evidence evidence) {
        Gpt2Config config = evidence.model().config();
        if (head.layer() >= config.layers() || head.index() >= config.heads()) {
            throw new BadInput("There is no head " + head + "; the model has " + config.layers() + " layers of " + config.heads()
                    + " heads, counted from 0.");
        }
        int length = evidence.cache().length();
        AttendedPair resolved = new AttendedPair(head, Positions.of(query).resolve(length)[0], Positions.of(key).resolve(length)[0]);
        if (resolved.key > resolved.query) {
            throw new BadInput("Position " + resolved.query + " can't look at position " + resolved.key
                    + ", which comes later; give a key that is not after the query.");
        }
        return resolved.table(evidence);
    }

    /// What the parts are called in a model with so many heads in each layer.
    public List<String> parts(int heads, boolean hasMlp) {
        List<String> parts = new ArrayList<>(ResidualParts.names(heads, hasMlp, head.layer()));
        parts.add(BIAS);
        return parts;
    }

    private ScoreTable table(Evidence evidence) {
        Gpt2 model = evidence.model();
        try (NDManager manager = model.newManager()) {
            ActivationCache run = evidence.cache();
            HeadMaps maps = HeadMaps.of(manager, model, head.layer(), head.index(), head.index() + 1).exact();
            NDArray atKey = ResidualParts.at(manager, model, run, head.layer(), key);
            NDArray atQuery = query == key ? atKey : ResidualParts.at(manager, model, run, head.layer(), query);
            NDArray queries = read(manager, evidence, atQuery, maps.query().get(0), 0, query);
            NDArray keys = read(manager, evidence, atKey, maps.key().get(0), 1, key);
            NDArray pairs = queries.matMul(keys.transpose()).div(model.config().scoreDivisor(head.layer()));
            List<String> parts = parts(model.config().heads(), model.config().hasMlp());
            float[] scores = ofQuery(manager, run, Site.ATTN_SCORES);
            float[] weights = ofQuery(manager, run, Site.PATTERN);
            double[] moved = evidence.contrast().isEmpty() ? new double[0] : moved(manager, evidence, maps, atKey, weights[key]);
            return new ScoreTable(head, query, key, scores[key], weights[key], parts, rows(pairs, parts.size()), moved);
        }
    }

    /// What the head, looking at the key, writes of each part along the contrast at the query's position, in logits.
    private double[] moved(NDManager manager, Evidence evidence, HeadMaps maps, NDArray atKey, double weight) {
        NDArray direction = exact(LogitDirection.of(evidence.model(), evidence.contrast(), manager).vector()).expandDims(1);
        NDArray values = read(manager, evidence, atKey, maps.value().get(0), 2, key);
        double sigma = evidence.cache().get(manager, Site.LN_FINAL_SCALE, 0).getFloat(query, 0);
        return values.matMul(maps.output().get(0).matMul(direction)).mul(weight / sigma).toDoubleArray();
    }

    private float[] ofQuery(NDManager manager, ActivationCache run, Site site) {
        return run.get(manager, site, head.layer()).get(new NDIndex("{}, {}", head.index(), query)).toFloatArray();
    }

    /// What the head reads of each part, with its bias as the last one: `[part, d_head]`.
    ///
    /// @param parts `[part, d_model]`
    /// @param which 0 for queries, 1 for keys, 2 for values
    private NDArray read(NDManager manager, Evidence evidence, NDArray parts, NDArray map, int which, int position) {
        double scale = evidence.cache().get(manager, Site.LN1_SCALE, head.layer()).getFloat(position, 0);
        return NDArrays.concat(new NDList(parts.matMul(map).div(scale), bias(manager, evidence.model(), which)), 0);
    }

    /// `[1, d_head]`: with raw weights what LayerNorm's offset gives belongs to it.
    private NDArray bias(NDManager manager, Gpt2 model, int which) {
        Block block = model.weights().block(head.layer());
        int width = model.config().dHead();
        int from = which * model.config().dModel() + head.index() * width;
        NDArray bias = exact(block.qkvBias().get(manager, new NDIndex("{}:{}", from, from + width))).expandDims(0);
        Affine affine = block.norm1().affine();
        if (affine == null) {
            return bias;
        }
        NDArray offset = exact(affine.offset().get(manager, new NDIndex("..."))).expandDims(0);
        return bias.add(offset.matMul(exact(block.qkv().get(manager, new NDIndex(":, {}:{}", from, from + width)))));
    }

    private static NDArray exact(NDArray array) {
        return array.toType(DataType.FLOAT64, false);
    }

    private static double[][] rows(NDArray matrix, int columns) {
        double[] values = matrix.toDoubleArray();
        double[][] rows = new double[values.length / columns][columns];
        for (int i = 0; i < values.length; i++) {
            rows[i / columns][i % columns] = values[i];
        }
        return rows;
    }
}
