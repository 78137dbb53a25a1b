package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Scores of all edges from one backward pass: what a sender writes elsewhere minus what it writes, times the gradient of a number at the
/// receiver's input, summed over positions.
///
/// Sources: "Attribution Patching Outperforms Automated Circuit Discovery" (Syed et al., 2023) for EAP; "Have Faith in Faithfulness" (Hanna
/// et al., 2024) for EAP-IG, which averages gradients at embeddings between the corrupted prompt's and the own one's.
public final class EdgeGradients {

    private final PairedRows rows;
    private final Gpt2 model;
    private final Gpt2Config config;
    private final Graph graph;
    private final GradientPass pass;
    private final int points;
    private final double[][] scores;

    private EdgeGradients(PairedRows rows, GradientPass pass, int points) {
        this.rows = rows;
        this.pass = pass;
        this.points = points;
        model = rows.model();
        config = model.config();
        graph = rows.graph();
        scores = new double[rows.rows()][graph.edgeCount()];
    }

    /// @param shares where gradients are taken, in the order in which they are averaged: 1 is the row's own embeddings, 0 what the input
    ///               is elsewhere
    /// @param number of final residual streams `[row, point, d_model]` at the position that is read: a number for each, added up
    /// @return `[row][edge]`, edges as the graph has them
    public static double[][] scores(PairedRows rows, double[] shares, Function<NDArray, NDArray> number, BooleanSupplier cancelled) {
        try (NDManager values = rows.model().newManager()) {
            NDArray untouched = rows.before(values, 0);
            NDArray difference = rows.differences(values, 0, 1).squeeze(1);
            List<int[]> prompts = new ArrayList<>();
            List<List<Edit>> edits = new ArrayList<>();
            for (int row = 0; row < rows.rows(); row++) {
                for (double share : shares) {
                    prompts.add(Arrays.copyOf(rows.run(row).tokens(), rows.end()));
                    edits.add(share == 1 ? List.of() : List.of(rows.edit(Site.RESID_PRE, 0, untouched.get(row).add(difference.get(row).mul(
                            1 - share)))));
                }
            }
            try (GradientPass pass = GradientPass.of(rows.model(), prompts, edits, places(rows.model().config()), cancelled)) {
                int[] read = new int[prompts.size()];
                Arrays.fill(read, rows.end() - 1);
                NDArray last = pass.residual(read).reshape(rows.rows(), shares.length, -1);
                pass.backward(number.apply(last));
                EdgeGradients gradients = new EdgeGradients(rows, pass, shares.length);
                GradientPass.unfollowed(gradients::score);
                return gradients.scores;
            }
        }
    }

    private static Set<Place> places(Gpt2Config config) {
        Set<Place> places = new HashSet<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (Site site : List.of(Site.Q, Site.K, Site.V, Site.LN1_NORMALIZED, Site.LN1_SCALE)) {
                places.add(new Place(site, layer));
            }
            if (config.hasMlp()) {
                places.add(new Place(Site.LN2_NORMALIZED, layer));
                places.add(new Place(Site.LN2_SCALE, layer));
            }
        }
        places.add(config.layers() == 0 ? new Place(Site.RESID_PRE, 0) : new Place(Site.RESID_POST, config.layers() - 1));
        return places;
    }

    private void score() {
        for (int layer = 0; layer < config.layers(); layer++) {
            int each = layer;
            for (Port port : List.of(Port.Q, Port.K, Port.V)) {
                within(scratch -> intoHeads(scratch, each, port));
            }
            if (graph.mlps()) {
                within(scratch -> {
                    NDArray gradient = pass.gradient(new Place(Site.LN2_NORMALIZED, each)).expandDims(1);
                    score(mean(throughNorm(scratch, gradient, Site.LN2_NORMALIZED, Site.LN2_SCALE, each)), _ -> Receiver.mlp(each));
                });
            }
        }
        within(scratch -> {
            Place last = config.layers() == 0 ? new Place(Site.RESID_PRE, 0) : new Place(Site.RESID_POST, config.layers() - 1);
            score(mean(Views.in(scratch, pass.gradient(last)).expandDims(1)), _ -> Receiver.LOGITS);
        });
    }

    private void within(Consumer<NDManager> work) {
        try (NDManager scratch = model.newManager()) {
            work.accept(scratch);
        }
    }

    private void intoHeads(NDManager scratch, int layer, Port port) {
        Site site = Site.valueOf(port.name());
        NDArray gradient = Views.in(scratch, pass.gradient(new Place(site, layer)));               // [row * point, pos, head, d_head]
        Shape shape = gradient.getShape();
        int part = port.ordinal() * config.dModel();
        NDArray maps = Views.in(scratch, model.weights().block(layer).qkv()).get(":, {}:{}", part, part + config.dModel())
                .reshape(config.dModel(), config.heads(), config.dHead()).transpose(1, 2, 0);                  // [head, d_head, d_model]
        NDArray byHead = gradient.transpose(2, 0, 1, 3).reshape(config.heads(), shape.get(0) * shape.get(1), config.dHead());
        model.work().between(byHead, maps);
        NDArray read = byHead.matMul(maps).reshape(config.heads(), shape.get(0), shape.get(1), config.dModel()).transpose(1, 0, 2, 3);
        score(mean(throughNorm(scratch, read, Site.LN1_NORMALIZED, Site.LN1_SCALE, layer)), head -> Receiver.of(
                new Head(layer, head), port));
    }

    /// A gradient behind a LayerNorm to the gradient before it.
    ///
    /// @param gradient `[row * point, receiver, pos, d_model]`
    private NDArray throughNorm(NDManager scratch, NDArray gradient, Site values, Site scale, int layer) {
        Gpt2Weights.Norm norm = values == Site.LN1_NORMALIZED ? model.weights().block(layer).norm1()
                : Objects.requireNonNull(model.weights().block(layer).mlp()).norm();
        NDArray behind = Views.in(scratch, gradient);
        if (!norm.present()) {
            return behind;
        }
        NDArray normalized = Views.in(scratch, pass.activation(new Place(values, layer))).expandDims(1);
        Gpt2Weights.Affine affine = norm.affine();
        if (affine != null) {
            behind = behind.mul(affine.gain());
            normalized = normalized.sub(affine.offset()).div(affine.gain());
        }
        int[] last = {-1};
        NDArray along = behind.mul(normalized).mean(last, true);
        return behind.sub(behind.mean(last, true)).sub(normalized.mul(along)).div(Views.in(scratch, pass.activation(new Place(scale,
                layer)))
                .expandDims(1));
    }

    /// The mean over points, at the positions that count: `[row, receiver, pos, d_model]`.
    ///
    /// @param gradient `[row * point, receiver, pos, d_model]`
    private NDArray mean(NDArray gradient) {
        Shape shape = gradient.getShape();
        return gradient.get(":, :, {}:", rows.from()).reshape(rows.rows(), points, shape.get(1), rows.length(), shape.get(3)).mean(
                new int[] {
                    1});
    }

    /// @param gradients `[row, receiver, pos, d_model]`, of receivers with the same senders before them
    private void score(NDArray gradients, IntFunction<Receiver> receiver) {
        int receivers = (int) gradients.getShape().get(1);
        int senders = graph.before(receiver.apply(0));
        long width = (long) rows.length() * config.dModel();
        NDArray at = gradients.reshape(rows.rows(), receivers, width).transpose(0, 2, 1);
        NDArray differences = rows.differences(gradients.getManager(), 0, senders).reshape(rows.rows(), senders, width);
        model.work().between(differences, at);
        float[] found = differences.matMul(at).toFloatArray();                                          // [row, sender, receiver]
        for (int i = 0; i < receivers; i++) {
            int first = graph.index(new Edge(Part.INPUT, receiver.apply(i)));
            for (int row = 0; row < scores.length; row++) {
                for (int sender = 0; sender < senders; sender++) {
                    scores[row][first + sender] = found[(row * senders + sender) * receivers + i];
                }
            }
        }
    }
}
