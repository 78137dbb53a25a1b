package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Receiver;
import glasshead.gpt2.PathPatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Path patching over a set: batches of rows, shared by the workers.
final class PathJob extends Job<PathEffects> {

    private static final int BATCH_TOKENS = 192;

    private final Workers workers;
    private final Question.OfPaths question;
    private final PairedSet set;
    private final List<Head> heads = new ArrayList<>();
    private final int layers;
    private final double[][] values;

    PathJob(LoadedModel loaded, Workers workers, Question.OfPaths question) {
        this.workers = workers;
        this.question = question;
        set = new PairedSet(loaded, question.on());
        List<Receiver> to = question.to();
        if (to.isEmpty() || to.size() > 1 && to.contains(Receiver.LOGITS)) {
            throw new BadInput("Paths lead to the logits, or to some heads' inputs and MLPs; not to both at once.");
        }
        for (Receiver receiver : to) {
            if (!set.graph().has(receiver)) {
                throw new BadInput("The model has nothing that reads at " + receiver + "; it has " + set.graph().layers()
                        + " layers with " + set.graph().heads() + " heads.");
            }
        }
        // Heads feed the MLP of their own layer.
        layers = to.contains(Receiver.LOGITS) ? set.graph().layers()
                : to.stream().mapToInt(receiver -> receiver.layer() + (receiver.port() == Receiver.Port.MLP ? 1 : 0)).max().orElse(0);
        if (layers == 0) {
            throw new BadInput("No head comes before " + to.getFirst() + ", so no path leads there.");
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
                    double[][] after = batch.readout().values(Metric.LOGIT_DIFFERENCE, PathPatch.residuals(batch.paired(), layer, question
                            .to(), question.throughMlps(), scratch, stop));
                    for (int row = 0; row < effects.length; row++) {
                        double before = batch.readout().untouched().get(row).of(Metric.LOGIT_DIFFERENCE);
                        for (int head = 0; head < width; head++) {
                            effects[row][layer * width + head] = after[row][head] - before;
                        }
                    }
                }
            }
        }
        return effects;
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
