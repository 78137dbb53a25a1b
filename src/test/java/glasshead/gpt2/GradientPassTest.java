package glasshead.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationSums.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A gradient is what a small step along any direction changes, divided by the step.
class GradientPassTest {

    private static final int LAYER = 1;
    private static final float STEP = .01f;
    private static final List<int[]> PROMPTS = List.of(new int[] {0, 41, 7, 300, 12, 9}, new int[] {0, 5, 5, 18, 250, 77});

    private static NDManager manager;
    private static Gpt2 model;

    @BeforeAll
    static void load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        manager = NDManager.newBaseManager("PyTorch");
        CheckpointFolder folder = CheckpointFolder.open(TestModels.GIVEN.resolve("tiny-english"));
        try (TensorSource tensors = folder.openTensors()) {
            model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, false, manager);
        }
    }

    @AfterAll
    static void close() {
        model.close();
        manager.close();
    }

    /// A logit difference at each row's last position, added up.
    private static NDArray number(Gpt2 of, NDArray last) {
        NDArray logits = of.logits(last);
        return logits.get(":, 30").sub(logits.get(":, 44"));
    }

    private static NDArray last(GradientPass pass) {
        return pass.residual(new int[] {5, 5});
    }

    @ParameterizedTest
    @EnumSource(names = {"RESID_PRE", "Q", "K", "V", "PATTERN", "Z", "RESID_MID", "MLP_PRE", "MLP_OUT", "RESID_POST"})
    void aGradientIsTheFiniteDifference(Site site) {
        Place place = new Place(site, LAYER);
        try (GradientPass pass = GradientPass.of(model, PROMPTS, List.of(List.of(), List.of()), Set.of(place), () -> false)) {
            pass.backward(number(model, last(pass)));
            NDArray gradient = pass.gradient(place);
            // Any direction that is not orthogonal to it by chance.
            NDArray direction = pass.manager().arange((float) gradient.size()).sin().reshape(gradient.getShape()).add(gradient.sign());
            double along = gradient.mul(direction).sum().toFloatArray()[0];
            double difference = (changed(site, direction.mul(STEP)) - changed(site, direction.mul(-STEP))) / (2 * STEP);
            assertTrue(Math.abs(along) > 1e-3, () -> "nothing to compare: " + along);
            assertEquals(difference, along, 5e-3 * Math.max(1, Math.abs(along)));
        }
    }

    private static double changed(Site site, NDArray added) {
        List<List<Edit>> edits = IntStream.range(0, PROMPTS.size()).mapToObj(row -> {
            NDArray values = added.get(row);
            NDArray byPosition = site == Site.PATTERN ? values.transpose(1, 0, 2) : values;
            return List.of(new Edit(Where.layer(site, LAYER), IntStream.range(0, 6).toArray(), true, new Edit.Change.Add(byPosition,
                    true)));
        }).toList();
        try (GradientPass pass = GradientPass.of(model, PROMPTS, edits, Set.of(), () -> false)) {
            return number(model, last(pass)).sum().toFloatArray()[0];
        }
    }

    @Test
    void anotherNumberCanBeFollowedBackThroughTheSamePass() {
        Place place = new Place(Site.Z, LAYER);
        try (GradientPass pass = GradientPass.of(model, PROMPTS, List.of(List.of(), List.of()), Set.of(place), () -> false)) {
            NDArray number = number(model, last(pass));
            pass.backward(number);
            float[] once = pass.gradient(place).toFloatArray();
            pass.backward(number);
            assertEquals(2 * once[7], pass.gradient(place).toFloatArray()[7], 1e-6);
            pass.clear();
            pass.backward(number);
            assertEquals(once[7], pass.gradient(place).toFloatArray()[7], 1e-6);
        }
    }

    @Test
    void promptsOfDifferentLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GradientPass.of(model, List.of(new int[] {0}, new int[] {0, 1}), List.of(List
                .of(), List.of()), Set.of(), () -> false));
    }
}
