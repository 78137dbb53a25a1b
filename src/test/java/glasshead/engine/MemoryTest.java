package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Analysis;
import glasshead.analysis.AttentionView;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.Thumbnails;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Weighting;
import glasshead.experiment.Where;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Native memory is freed by hand, so what is held after a lot of use must be what was held before it.
class MemoryTest {

    private static final List<Analysis<?>> ALL = List.of(LogitAttribution.ANALYSIS, HeadScores.ANALYSIS, Thumbnails.ANALYSIS,
            Predictions.ANALYSIS);

    /// Arrays held under a manager and all managers below it.
    static int arrays(NDManager manager) {
        try {
            Field resources = BaseNDManager.class.getDeclaredField("resources");
            resources.setAccessible(true);
            int count = 0;
            for (Object resource : ((Map<?, ?>) resources.get(manager)).values()) {
                count += resource instanceof NDManager below ? arrays(below) : resource instanceof NDArray ? 1 : 0;
            }
            return count;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Experiment clicked(Random random) {
        Experiment experiment = TinyEnglish.experiment(TinyEnglish.promptNames().get(random.nextInt(3)));
        for (int i = random.nextInt(3); i > 0; i--) {
            Action action = List.of(Action.ZERO, new Action.Mean(false), new Action.Mean(true), new Action.CopyOther(), new Action.Scale(2))
                    .get(random.nextInt(5));
            Positions positions = random.nextBoolean() ? Positions.ALL : Positions.of(random.nextInt(12));
            experiment = experiment.plus(new Intervention(Where.z(new Head(random.nextInt(4), random.nextInt(6))), positions, action));
        }
        return random.nextInt(4) == 0 ? experiment.withOptions(experiment.options().withRawWeights(true)) : experiment;
    }

    private static void click(InferenceEngine engine, Random random, int times) {
        for (int i = 0; i < times; i++) {
            Findings findings = engine.run(clicked(random), ALL, () -> false);
            Head head = new Head(random.nextInt(4), random.nextInt(6));
            engine.analyse(findings, random.nextBoolean(), new AttentionView(List.of(head), Weighting.values()[random.nextInt(3)]));
            if (i % 20 == 0) {
                engine.answer(new Question.Map(findings.experiment(), MapKind.ZERO, false), _ -> {}, () -> false);
            }
        }
    }

    @Test
    void twoHundredRunsWithRandomClicksHoldAsManyArraysAsBefore() {
        Experiment last = TinyEnglish.experiment("ioi");
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Random random = new Random(5);
            click(engine, random, 20);
            int before = settled(engine, last);
            click(engine, random, 200);
            assertEquals(before, settled(engine, last));
        }
    }

    /// In a virtual machine of its own, whose heap can't be what grows.
    @Test
    @EnabledOnOs(OS.LINUX)
    void residentMemoryHasStoppedGrowing() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-Dglasshead.threads=1",
                "-cp", System.getProperty("java.class.path"), MemoryTest.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        long growth = Long.parseLong(printed);
        assertTrue(growth < 30_000, "resident memory grew by " + growth + " kB in the last 200 of 500 runs");
    }

    /// Prints by how many kB resident memory grew.
    public static void main(String[] arguments) throws IOException {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Random random = new Random(6);
            click(engine, random, 300);
            long before = resident();
            click(engine, random, 200);
            System.out.println(resident() - before);
        }
    }

    /// Held arrays with nothing but one freshly run prompt kept.
    private static int settled(InferenceEngine engine, Experiment experiment) {
        engine.run(experiment.withModel("sort-letters").withPrompt(new Prompt.Text("ABCABC")).withOther(Prompt.NONE)
                .withContrast(new Contrast(List.of("A"), List.of("B"), -1)), ALL, () -> false);
        engine.run(experiment, ALL, () -> false);
        return arrays(engine.manager());
    }

    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    @Test
    void aCancelledRunLeavesNothingBehind() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            engine.run(first, ALL, () -> false);
            int held = arrays(engine.manager());
            for (int layer = 0; layer < 4; layer++) {
                AtomicInteger left = new AtomicInteger(layer);
                Experiment other = TinyEnglish.experiment("years").plus(Intervention.zero(new Head(1, 1)));
                assertThrows(CancellationException.class, () -> engine.run(other, ALL, () -> left.getAndDecrement() <= 0));
                assertEquals(held, arrays(engine.manager()));
            }
        }
    }

    @Test
    void aCancelledMapLeavesNothingBehind() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            engine.run(first, ALL, () -> false);
            int held = arrays(engine.manager());
            for (int layer = 0; layer < 12; layer++) {
                AtomicInteger left = new AtomicInteger(layer);
                Question.Map question = new Question.Map(first, MapKind.ZERO_BY_POSITION, false);
                assertThrows(CancellationException.class, () -> engine.answer(question, _ -> {}, () -> left.getAndDecrement() <= 0));
                assertEquals(held, arrays(engine.manager()));
            }
        }
    }

    @Test
    void aModelThatCannotBeLoadedLeavesTheOneThatWasThere() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            double before = engine.run(first, List.of(Predictions.LOGIT_DIFFERENCE), () -> false).baseline().get(
                    Predictions.LOGIT_DIFFERENCE);
            int held = arrays(engine.manager());
            assertThrows(BadInput.class, () -> engine.run(first.withModel("no such model"), ALL, () -> false));
            assertEquals(held, arrays(engine.manager()));
            Findings again = engine.run(first, List.of(Predictions.LOGIT_DIFFERENCE), () -> false);
            assertEquals(before, again.baseline().get(Predictions.LOGIT_DIFFERENCE));
            assertEquals(0, again.cost().share());
        }
    }
}
