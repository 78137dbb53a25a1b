package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.engine.EdgeAction.AtReceiver;
import glasshead.engine.EdgeAction.Behind;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.gpt2.CutPass;
import glasshead.gpt2.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// One edge cut again and again while parts of the model are held: batches of rows, shared by the workers.
final class EdgeActionJob extends Job<EdgeAction> {

    private static final int BATCH_TOKENS = 192;
    private static final int PORT_CUTS = 5;

    private final Workers workers;
    private final CircuitQuestion.OfEdgeAction question;
    private final PairedSet set;
    private final Graph graph;
    /// `[what][row]`: the four of [Behind], then the five of [AtReceiver].
    private final double[][] values;

    EdgeActionJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfEdgeAction question) {
        this.workers = workers;
        this.question = question;
        set = new PairedSet(loaded, question.on());
        graph = set.graph();
        graph.require(List.of(question.edge()));
        values = new double[held().size() + portCuts().size()][set.rows().size()];
        Arrays.stream(values).forEach(of -> Arrays.fill(of, Double.NaN));
    }

    @Override
    EdgeAction answer(Consumer<EdgeAction> soFar, BooleanSupplier cancelled) {
        set.takeMeans(workers, cancelled);
        List<List<SetRow>> batches = set.batches(BATCH_TOKENS);
        int[] done = {0};
        workers.each(batches.stream().<Function<BooleanSupplier, double[][]>>map(batch -> stop -> changes(batch, stop)).toList(), (index,
                found) -> {
            List<SetRow> rows = batches.get(index);
            for (int what = 0; what < values.length; what++) {
                for (int i = 0; i < rows.size(); i++) {
                    values[what][rows.get(i).index()] = found[what][i];
                }
            }
            done[0] += rows.size();
            soFar.accept(action(done[0]));
        }, cancelled);
        return action(done[0]);
    }

    private List<Held> held() {
        Receiver receiver = question.edge().receiver();
        int behind = receiver.port() == Port.LOGITS ? graph.layers() : receiver.layer();
        return List.of(Held.NOTHING, new Held(true, false, behind), new Held(false, true, behind), new Held(true, true, behind));
    }

    /// The sender's edges into the receiving head: q, k, q and k, v, all.
    private List<BitSet> portCuts() {
        if (!question.edge().receiver().port().ofHead()) {
            return List.of();
        }
        return List.of(cut(Port.Q), cut(Port.K), cut(Port.Q, Port.K), cut(Port.V), cut(Port.Q, Port.K, Port.V));
    }

    private BitSet cut(Port... ports) {
        BitSet cut = new BitSet();
        Edge edge = question.edge();
        for (Port port : ports) {
            cut.set(graph.index(new Edge(edge.sender(), Receiver.of(edge.receiver().asHead(), port))));
        }
        return cut;
    }

    private double[][] changes(List<SetRow> rows, BooleanSupplier stop) {
        BitSet edge = new BitSet();
        edge.set(graph.index(question.edge()));
        List<double[]> found = new ArrayList<>();
        try (PairedSet.Batch batch = set.open(rows, stop)) {
            held().forEach(held -> found.addAll(changes(batch, List.of(edge), held, stop)));
            if (!portCuts().isEmpty()) {
                found.addAll(changes(batch, portCuts(), Held.NOTHING, stop));
            }
        }
        return found.toArray(double[][]::new);
    }

    /// By how much the metric changes: for each set of cut edges, by row.
    private List<double[]> changes(PairedSet.Batch batch, List<BitSet> cuts, Held held, BooleanSupplier stop) {
        try (NDManager scratch = set.loaded().model().newManager()) {
            double[][] after = batch.readout().values(question.metric(), CutPass.residuals(batch.paired(), cuts, held, scratch, stop));
            List<double[]> changes = new ArrayList<>();
            for (int i = 0; i < cuts.size(); i++) {
                double[] change = new double[after.length];
                for (int row = 0; row < change.length; row++) {
                    change[row] = after[row][i] - batch.readout().untouched().get(row).of(question.metric());
                }
                changes.add(change);
            }
            return changes;
        }
    }

    private EdgeAction action(int done) {
        double[][] all = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        int first = all.length - PORT_CUTS;
        AtReceiver receiver = portCuts().isEmpty() ? null
                : new AtReceiver(all[first], all[first + 1], all[first + 2], all[first + 3], all[first + 4]);
        return new EdgeAction(question, set.loaded().info(), set.rows(), all[0].clone(), receiver, new Behind(all[0], all[1], all[2],
                all[3]), done, set.used().size());
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
