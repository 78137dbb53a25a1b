package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.gpt2.PathPatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Path patching over a set: batches of rows, shared by the workers.
final class PathJob extends Job<PathEffects> {

    private static final int BATCH_TOKENS = 192;

    private final Workers workers;
    private final CircuitQuestion.OfPaths question;
    private final PairedSet set;
    private final List<Head> heads = new ArrayList<>();
    private final int layers;
    private final double[][] values;

    PathJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfPaths question) {
        this.workers = workers;
        this.question = question;
        set = new PairedSet(loaded, question.on());
        List<Receiver> to = question.to();
        if (to.isEmpty() || to.size() > 1 && to.contains(Receiver.LOGITS)) {
            throw new BadInput("Paths lead to the logits, or to some heads' inputs and MLPs; not to both at once.");
        }
        for (Receiver receiver : Stream.concat(question.via().stream(), to.stream()).toList()) {
            if (!set.graph().has(receiver)) {
                throw new BadInput("The model has nothing that reads at " + receiver + "; it has " + set.graph().layers()
                        + " layers with " + set.graph().heads() + " heads.");
            }
        }
        requireChain();
        // Heads feed the MLP of their own layer.
        List<Receiver> first = question.via().isEmpty() ? to : List.of(question.via().getFirst());
        layers = first.contains(Receiver.LOGITS) ? set.graph().layers()
                : first.stream().mapToInt(receiver -> receiver.layer() + (receiver.port() == Receiver.Port.MLP ? 1 : 0)).max().orElse(0);
        if (layers == 0) {
            throw new BadInput("No head comes before " + first.getFirst() + ", so no path leads there.");
        }
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < set.graph().heads(); head++) {
                heads.add(new Head(layer, head));
            }
        }
        values = new double[set.rows().size()][heads.size()];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
    }

    private void requireChain() {
        for (int i = 0; i < question.via().size(); i++) {
            Receiver hop = question.via().get(i);
            if (hop.port() == Receiver.Port.LOGITS) {
                throw new BadInput("A path ends at the logits, so they can't be on its way.");
            }
            Part writes = hop.port().ofHead() ? Part.of(hop.asHead()) : Part.mlp(hop.layer());
            for (Receiver next : i + 1 < question.via().size() ? List.of(question.via().get(i + 1)) : question.to()) {
                if (!next.reads(writes)) {
                    throw new BadInput("A path can't go from " + hop + " to " + next + ", which does not come after " + writes + ".");
                }
            }
        }
    }

    @Override
    PathEffects answer(Consumer<PathEffects> soFar, BooleanSupplier cancelled) {
        set.takeMeans(workers, cancelled);
        List<List<SetRow>> batches = set.batches(BATCH_TOKENS);
        int[] done = {0};
        workers.each(batches.stream().<Function<BooleanSupplier, double[][]>>map(batch -> stop -> effects(batch, stop)).toList(), (index,
                found) -> {
            for (int i = 0; i < found.length; i++) {
                values[batches.get(index).get(i).index()] = found[i];
            }
            done[0] += found.length;
            if (done[0] < set.used().size()) {
                soFar.accept(effects(done[0]));
            }
        }, cancelled);
        return effects(done[0]);
    }

    private double[][] effects(List<SetRow> rows, BooleanSupplier stop) {
        int width = set.graph().heads();
        double[][] effects = new double[rows.size()][heads.size()];
        try (PairedSet.Batch batch = set.open(rows, stop)) {
            for (int layer = 0; layer < layers; layer++) {
                try (NDManager scratch = set.loaded().model().newManager()) {
                    double[][] changes = changes(batch, layer, scratch, stop);
                    for (int row = 0; row < effects.length; row++) {
                        System.arraycopy(changes[row], 0, effects[row], layer * width, width);
                    }
                }
            }
        }
        return effects;
    }

    /// `[row][head]`
    private double[][] changes(PairedSet.Batch batch, int layer, NDManager scratch, BooleanSupplier stop) {
        NDArray changed = PathPatch.residuals(batch.paired(), layer, question.via(), question.to(), question.mode(), scratch, stop);
        if (question.mode() == PathMode.FROZEN_NORM && question.to().contains(Receiver.LOGITS)) {
            return batch.readout().frozenChanges(changed, batch.paired().untouched(scratch));
        }
        double[][] changes = batch.readout().values(Metric.LOGIT_DIFFERENCE, changed);
        for (int row = 0; row < changes.length; row++) {
            double before = batch.readout().untouched().get(row).of(Metric.LOGIT_DIFFERENCE);
            changes[row] = Arrays.stream(changes[row]).map(after -> after - before).toArray();
        }
        return changes;
    }

    private PathEffects effects(int done) {
        return new PathEffects(question, set.loaded().info(), set.rows(), List.copyOf(heads), Arrays.stream(values).map(double[]::clone)
                .toArray(double[][]::new), done, set.used().size());
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
