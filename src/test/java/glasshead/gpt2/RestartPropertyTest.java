package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A run that starts late, leaves early positions out or goes in a batch gives what a whole run with the same edits gives.
class RestartPropertyTest {

    private static final int LENGTH = 13;
    private static final List<Site> SITES = List.of(Site.EMBED, Site.POS_EMBED, Site.RESID_PRE, Site.Q, Site.K, Site.V, Site.PATTERN,
            Site.Z,
            Site.ATTN_OUT, Site.RESID_MID, Site.MLP_PRE, Site.MLP_POST, Site.MLP_OUT, Site.RESID_POST);

    private static NDManager manager;
    private static Gpt2 model;
    private static int[] tokens;
    private static ActivationCache baseline;

    @BeforeAll
    static void load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        manager = NDManager.newBaseManager("PyTorch");
        CheckpointFolder folder = CheckpointFolder.open(TestModels.GIVEN.resolve("tiny-english"));
        try (TensorSource tensors = folder.openTensors()) {
            model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, false, manager);
        }
        tokens = new Random(7).ints(LENGTH, 0, 1800).toArray();
        baseline = model.run(tokens, List.of(), () -> false);
    }

    @AfterAll
    static void close() {
        baseline.close();
        model.close();
        manager.close();
    }

    @Test
    void restartedRunsAgreeWithWholeRuns() {
        Random random = new Random(1);
        for (int trial = 0; trial < 150; trial++) {
            try (NDManager values = manager.newSubManager()) {
                List<Edit> edits = edits(random, values);
                String what = edits.toString();
                try (ActivationCache whole = model.run(tokens, edits, () -> false)) {
                    ActivationCache restarted = model.rerun(baseline, edits, () -> false);
                    for (Site site : Site.values()) {
                        if (site != Site.ATTN_SCORES) {
                            int layer = site.perLayer() ? random.nextInt(4) : 0;
                            agree(site.at(layer) + " " + what, numbers(whole, site, layer), numbers(restarted, site, layer));
                        }
                    }
                    if (restarted != baseline) {
                        restarted.close();
                    }
                }
            }
        }
    }

    @Test
    void extendedRunsAgreeWithWholeRuns() {
        for (int common = 1; common < LENGTH; common++) {
            int[] other = tokens.clone();
            for (int position = common; position < LENGTH; position++) {
                other[position] = (other[position] + 1 + position) % 1800;
            }
            ActivationCache similar = model.run(other, List.of(), () -> false);
            try (ActivationCache extended = model.extend(similar, tokens, common, () -> false)) {
                similar.close();
                for (Site site : Site.values()) {
                    if (site != Site.ATTN_SCORES) {
                        int layer = site.perLayer() ? common % 4 : 0;
                        agree(site.at(layer) + " after " + common, numbers(baseline, site, layer), numbers(extended, site, layer));
                    }
                }
            }
        }
    }

    @Test
    void batchedRunsAgreeWithWholeRuns() {
        Random random = new Random(2);
        for (int trial = 0; trial < 200; trial++) {
            try (NDManager values = manager.newSubManager()) {
                int position = random.nextInt(LENGTH);
                List<Edit> standing = random.nextBoolean() ? List.of() : edits(random, values);
                List<List<Edit>> own = IntStream.range(0, 9).mapToObj(i -> edits(random, values)).toList();
                ActivationCache base = standing.isEmpty() ? baseline : model.rerun(baseline, standing, () -> false);
                List<VariantBatch.Variant> variants = own.stream().map(edits -> new VariantBatch.Variant(base, position, edits, standing))
                        .toList();
                NDArray got = VariantBatch.residuals(model, variants, values, () -> false);
                for (int i = 0; i < own.size(); i++) {
                    List<Edit> all = new ArrayList<>(standing);
                    all.addAll(own.get(i));
                    try (ActivationCache whole = model.run(tokens, all, () -> false)) {
                        float[] expected = whole.residualBefore(values, 4).get(position).toFloatArray();
                        agree("position " + position + " " + all, expected, got.get(i).toFloatArray());
                    }
                }
                if (base != baseline) {
                    base.close();
                }
            }
        }
    }

    /// Equal to 1e-5 of the array's largest number: sums of large numbers come out differently in another order.
    private static void agree(String what, float[] expected, float[] got) {
        double largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected, got, (float) (1e-5 * largest), what);
    }

    private static float[] numbers(ActivationCache run, Site site, int layer) {
        try (NDManager scratch = manager.newSubManager()) {
            return run.get(scratch, site, layer).toFloatArray();
        }
    }

    private static List<Edit> edits(Random random, NDManager values) {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> edit(random, values)).toList();
    }

    private static Edit edit(Random random, NDManager values) {
        Site site = SITES.get(random.nextInt(SITES.size()));
        int layer = site.perLayer() ? random.nextInt(4) : 0;
        boolean hasHeads = site.axes() == Site.Axes.HEAD || site.axes() == Site.Axes.PATTERN;
        Where where = Where.layer(site, layer).withHead(hasHeads && random.nextBoolean() ? random.nextInt(6) : Where.ALL)
                .withNeuron(site.axes() == Site.Axes.NEURON && random.nextBoolean() ? random.nextInt(768) : Where.ALL);
        boolean whole = random.nextBoolean();
        int[] positions = whole ? IntStream.range(0, LENGTH).toArray() : random.ints(1 + random.nextInt(3), 0, LENGTH).distinct().sorted()
                .toArray();
        return new Edit(where, positions, positions.length == LENGTH, change(random, values, where, positions));
    }

    private static Edit.Change change(Random random, NDManager values, Where where, int[] positions) {
        if (where.site() == Site.PATTERN && random.nextBoolean()) {
            return new Edit.Change.Cut(random.ints(2, 0, LENGTH).distinct().toArray(), random.nextBoolean());
        }
        Shape slice = slice(where);
        return switch (random.nextInt(5)) {
            case 0 -> new Edit.Change.Fill(random.nextInt(3) - 1);
            case 1 -> new Edit.Change.Multiply(random.nextDouble() * 2);
            case 2 -> new Edit.Change.Add(random(random, values, slice));
            case 3 -> new Edit.Change.Replace(random(random, values, slice), false, false);
            default -> new Edit.Change.Replace(random(random, values, new Shape(positions.length).addAll(slice)), true, false);
        };
    }

    private static NDArray random(Random random, NDManager values, Shape shape) {
        float[] numbers = new float[(int) shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        return values.create(numbers, shape);
    }

    /// The axes of an activation without position, and without what the place picks out.
    private static Shape slice(Where where) {
        Shape heads = where.head() == Where.ALL ? new Shape(6) : new Shape();
        return switch (where.site().axes()) {
            case HEAD -> heads.add(32);
            case PATTERN -> heads.add(LENGTH);
            case NEURON -> where.neuron() == Where.ALL ? new Shape(768) : new Shape();
            default -> new Shape(192);
        };
    }
}
