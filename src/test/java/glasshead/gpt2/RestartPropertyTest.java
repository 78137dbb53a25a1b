package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that starts late, leaves early positions out or goes in a batch gives what a whole run with the same edits gives.
class RestartPropertyTest {

    private static final int LENGTH = 13;

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
                List<Edit> edits = new RandomEdits(random, values, baseline).some();
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

    /// Large batches, whose rows join each other at other layers and positions.
    @Test
    void batchedRunsAgreeWithWholeRuns() {
        Random random = new Random(2);
        for (int trial = 0; trial < 60; trial++) {
            try (NDManager values = manager.newSubManager()) {
                RandomEdits draw = new RandomEdits(random, values, baseline);
                List<Edit> standing = random.nextBoolean() ? List.of() : draw.some();
                batchAgrees(values, standing, random.nextInt(LENGTH), IntStream.range(0, 9).mapToObj(row -> draw.some()).toList());
            }
        }
    }

    /// Small batches on runs in which attention looks ahead: what is read may lie before the change, and so may what the change moves.
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void batchedRunsAgreeWithWholeRunsWhereAttentionLooksAhead(int seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 50; trial++) {
            try (NDManager values = manager.newSubManager()) {
                RandomEdits draw = new RandomEdits(random, values, baseline);
                List<Edit> standing = new ArrayList<>(List.of(draw.lookingAhead()));
                standing.addAll(random.nextBoolean() ? List.of() : draw.some());
                int read = random.nextInt(LENGTH - 1);
                List<List<Edit>> own = List.of(List.of(draw.from(random.nextBoolean() ? read + 1 : 0)), draw.some());
                batchAgrees(values, standing, read, own.subList(0, 1 + random.nextInt(2)));
            }
        }
    }

    private static void batchAgrees(NDManager values, List<Edit> standing, int position, List<List<Edit>> own) {
        ActivationCache base = model.rerun(baseline, standing, () -> false);
        List<VariantBatch.Variant> variants = own.stream().map(edits -> new VariantBatch.Variant(base, position, edits, standing)).toList();
        NDArray got = VariantBatch.residuals(model, variants, values, () -> false);
        for (int row = 0; row < own.size(); row++) {
            List<Edit> all = new ArrayList<>(standing);
            all.addAll(own.get(row));
            try (ActivationCache whole = model.run(tokens, all, () -> false)) {
                float[] expected = whole.residualBefore(values, 4).get(position).toFloatArray();
                agree("position " + position + " " + standing + " then " + own.get(row), expected, got.get(row).toFloatArray());
            }
        }
        if (base != baseline) {
            base.close();
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
}
