package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Graph;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationSums.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Scores of all nodes from a backward pass: the change of an activation, taken from elsewhere, times the gradient there, summed over
/// positions.
///
/// Sources: "Attribution Patching" (Nanda, 2022); "AtP*" (Kramár et al., 2024) for queries and keys, whose change is that of the pattern
/// that they make, with the softmax computed anew, times the gradient at the pattern; and for GradDrop: what a
/// layer, attention and MLP together, adds to the residual stream passes no gradient back, while the stream itself does; the sizes of a
/// node's scores in each row are summed over the layers left out in turn and divided by one less than their number, as the node's own
/// gives 0 (equation 11). Two public implementations agree on the divisor and on sizes before the mean over rows; one drops a layer's whole
/// contribution, as here, the other (koayon/atp_star) its attention for heads and its MLP for MLPs. Here a node is an activation at all
/// positions, in the paper at one; `input` is in no layer, so all layers count for it.
public final class NodeGradients {

    private final PairedRows rows;
    private final List<PatchedNode> nodes;
    private final NodeMethod method;
    private final GradientPass pass;

    private NodeGradients(PairedRows rows, NodeMethod method, GradientPass pass) {
        this.rows = rows;
        this.method = method;
        this.pass = pass;
        nodes = PatchedNode.all(rows.graph());
    }

    /// @param number of final residual streams `[row, 1, d_model]` at the position that is read: a number for each
    /// @return `[row][node]`, in the order of [PatchedNode#all]
    public static double[][] scores(PairedRows rows, NodeMethod method, Function<NDArray, NDArray> number, BooleanSupplier cancelled) {
        if (method != NodeMethod.GRAD_DROP) {
            return once(rows, method, GradientPass.NO_LAYER, number, cancelled);
        }
        List<PatchedNode> nodes = PatchedNode.all(rows.graph());
        int layers = rows.graph().layers();
        if (layers == 1) {
            // The only layer can't be left out for its own nodes.
            return Arrays.stream(once(rows, method, GradientPass.NO_LAYER, number, cancelled)).map(row -> Arrays.stream(row).map(Math::abs)
                    .toArray()).toArray(double[][]::new);
        }
        double[][] means = new double[rows.rows()][nodes.size()];
        for (int silent = 0; silent < layers; silent++) {
            double[][] without = once(rows, method, silent, number, cancelled);
            for (int row = 0; row < means.length; row++) {
                for (int node = 0; node < nodes.size(); node++) {
                    means[row][node] += Math.abs(without[row][node]) / (nodes.get(node).site() == Site.RESID_PRE ? layers : layers - 1);
                }
            }
        }
        return means;
    }

    /// 0 for nodes of the silent layer.
    private static double[][] once(PairedRows rows, NodeMethod method, int silent, Function<NDArray, NDArray> number,
            BooleanSupplier cancelled) {
        List<int[]> prompts = IntStream.range(0, rows.rows()).mapToObj(row -> Arrays.copyOf(rows.run(row).tokens(), rows.end())).toList();
        List<List<Edit>> edits = prompts.stream().map(_ -> List.<Edit>of()).toList();
        try (GradientPass pass = GradientPass.of(rows.model(), prompts, edits, places(rows.graph(), method), silent, cancelled)) {
            int[] read = new int[prompts.size()];
            Arrays.fill(read, rows.end() - 1);
            pass.backward(number.apply(pass.residual(read).expandDims(1)));
            double[][] scores = new double[rows.rows()][PatchedNode.all(rows.graph()).size()];
            GradientPass.unfollowed(() -> new NodeGradients(rows, method, pass).fill(scores, silent));
            return scores;
        }
    }

    private static Set<Place> places(Graph graph, NodeMethod method) {
        Set<Place> places = new HashSet<>();
        for (PatchedNode node : PatchedNode.all(graph)) {
            places.add(new Place(node.site(), node.part().layer()));
            if (method.softmaxAnew() && node.movesAttention()) {
                places.add(new Place(Site.PATTERN, node.part().layer()));
            }
        }
        return places;
    }

    private void fill(double[][] scores, int silent) {
        int node = 0;
        while (node < nodes.size()) {
            PatchedNode first = nodes.get(node);
            // The heads of a layer stand behind each other, with their ports.
            List<Site> sites = first.part().isHead() ? List.of(Site.Q, Site.K, Site.V, Site.Z) : List.of(first.site());
            int heads = first.part().isHead() ? rows.graph().heads() : 1;
            if (first.part().layer() != silent || first.site() == Site.RESID_PRE) {
                for (int i = 0; i < sites.size(); i++) {
                    double[][] ofSite = ofSite(sites.get(i), first.part().layer(), heads);
                    for (int row = 0; row < scores.length; row++) {
                        for (int head = 0; head < heads; head++) {
                            scores[row][node + head * sites.size() + i] = ofSite[row][head];
                        }
                    }
                }
            }
            node += heads * sites.size();
        }
    }

    /// `[row][head]`
    private double[][] ofSite(Site site, int layer, int heads) {
        try (NDManager scratch = rows.model().newManager()) {
            boolean anew = method.softmaxAnew() && (site == Site.Q || site == Site.K);
            NDArray change = anew ? movedAttention(scratch, site, layer) : rows.change(scratch, site, layer);
            NDArray gradient = Views.in(scratch, pass.gradient(new Place(anew ? Site.PATTERN : site, layer)));
            NDArray products = change.mul(gradient.get((anew ? ":, :, " : ":, ") + "{}:", rows.from()));
            float[] sums = (anew ? products : products.reshape(rows.rows(), rows.length(), heads, -1).transpose(0, 2, 1, 3)).reshape(rows
                    .rows(), heads, -1).sum(new int[] {2}).toFloatArray();
            double[][] scores = new double[rows.rows()][heads];
            for (int i = 0; i < sums.length; i++) {
                scores[i / heads][i % heads] = sums[i];
            }
            return scores;
        }
    }

    /// `[row, head, pos, key]`
    private NDArray movedAttention(NDManager scratch, Site site, int layer) {
        OneHeadAnew heads = new OneHeadAnew(rows, layer, scratch);
        NDArray replaced = rows.site(scratch, site, layer).add(rows.change(scratch, site, layer));
        return (site == Site.Q ? heads.patternOfQueries(replaced) : heads.patternOfKeys(replaced)).sub(rows.patterns(scratch, layer));
    }
}
