package glasshead.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.CompositionScores;
import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.analysis.HeadDetectors;
import glasshead.analysis.modular.ModularAddition;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.Timeline;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.NativeRuntime;
import glasshead.engine.Question;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.training.corpus.EnglishProbes;
import glasshead.training.corpus.Probe;
import glasshead.training.corpus.ProbeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The weights that ship, measured anew: they can do what is said of them.
class TrainedModelsTest {

    private static final long SEED = 0;
    private static final long MOST_BYTES = 66_000_000;

    @BeforeAll
    static void prepare() {
        NativeRuntime.prepare();
    }

    private static Map<String, Double> scores(String name) {
        Recipe recipe = Recipes.named(name);
        double[] measured = of(name, model -> recipe.scores(model, SEED));
        var scores = new HashMap<String, Double>();
        for (int i = 0; i < measured.length; i++) {
            scores.put(recipe.scoreNames().get(i).name(), measured[i]);
        }
        return scores;
    }

    private static <T> T of(String name, Function<Gpt2, T> measure) {
        Recipe recipe = Recipes.named(name);
        CheckpointFolder folder = CheckpointFolder.open(TestModels.SHIPPED.resolve(name));
        assertEquals(Gpt2Config.parse(recipe.config()), Gpt2Config.parse(folder.config()), "what ships is what the recipe makes");
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(); var tensors = folder.openTensors();
                Gpt2 model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, true, manager)) {
            return measure.apply(model);
        }
    }

    private static void atLeast(double bar, String score, Map<String, Double> scores) {
        assertTrue(scores.get(score) >= bar, () -> score + " is " + scores.get(score) + " and should be at least " + bar);
    }

    /// The right one of two names comes first: in new forms with names of training as well as (among the habits) with names that no such
    /// sentence had, and in the forms of training.
    @ParameterizedTest
    @EnumSource(names = {"INDIRECT_OBJECT_USUAL_NAMES", "INDIRECT_OBJECT_USUAL_FORMS"})
    void tinyEnglishKnowsWhoReceives(ProbeSet set) {
        double right = of("tiny-english", model -> ProbeAnswers.by(model, EnglishProbes.of(set)).mean(Metric.TOP1));
        assertTrue(right >= 0.98, () -> "right: " + right);
    }

    /// The sentence that the window opens with, and its counterparts.
    @Test
    void tinyEnglishKnowsTheFamousSentenceWhoeverActsAndWhoeverIsNamedFirst() {
        List<Probe> probes = Stream.of("Mary and John", "John and Mary").flatMap(both -> Stream.of("Mary", "John").map(giver -> new Probe(
                "When " + both + " went to the store, " + giver + " gave a drink to", List.of(giver.equals("Mary") ? " John" : " Mary"),
                List.of(" " + giver)))).toList();
        double right = of("tiny-english", model -> ProbeAnswers.by(model, probes).mean(Metric.TOP1));
        assertEquals(1, right);
    }

    @Test
    void tinyEnglishHasItsHabits() {
        Map<String, Double> scores = scores("tiny-english");
        atLeast(0.98, "indirectObject", scores);
        atLeast(4, "indirectObjectDifference", scores);
        atLeast(0.8, "induction", scores);
        atLeast(0.8, "previousToken", scores);
        atLeast(1, "capitals", scores);
        atLeast(0.8, "greaterThan", scores);
        atLeast(0.95, "successors", scores);
        atLeast(0.95, "pronouns", scores);
        atLeast(0.95, "agreement", scores);
        assertTrue(scores.get("secondOccurrenceLoss") <= scores.get("firstOccurrenceLoss") / 10, () -> "repetitions are expected: "
                + scores);
    }

    @Test
    void inductionTakesTwoLayers() {
        Map<String, Double> one = scores("attn-only-1l");
        Map<String, Double> two = scores("attn-only-2l");
        atLeast(0.8, "induction", two);
        atLeast(0.8, "previousToken", two);
        assertTrue(one.get("induction") < 0.1, () -> "one layer can't look after an earlier copy: " + one);
        assertTrue(two.get("secondOccurrenceLoss") < one.get("secondOccurrenceLoss") / 2, () -> one + " and " + two);
        assertTrue(scores("attn-only-0l").get("secondOccurrenceLoss") > two.get("secondOccurrenceLoss"));
    }

    /// As in "A Mathematical Framework for Transformer Circuits": of all heads the one that looks one token back writes most into the
    /// induction head's keys.
    @Test
    void inductionIsMadeOfThePreviousTokenHead() {
        DetectorScores heads = of("attn-only-2l", model -> HeadDetectors.of(model, EnglishProbes.repeated(), () -> false));
        Head induction = best(heads, Detector.INDUCTION);
        try (var engine = new InferenceEngine(new Models(TestModels.SHIPPED))) {
            CompositionScores composition = engine.answer(new Question.HeadsRead("attn-only-2l"), () -> false);
            var strongest = composition.strongest(CompositionKind.KEYS).stream().filter(pair -> pair.into().equals(induction)).findFirst()
                    .orElseThrow();
            assertEquals(best(heads, Detector.PREVIOUS), strongest.from());
            assertTrue(strongest.score() > 2 * composition.random(), strongest::toString);
        }
    }

    private static Head best(DetectorScores heads, Detector detector) {
        return IntStream.range(0, heads.of(detector).length).boxed()
                .flatMap(layer -> IntStream.range(0, heads.of(detector)[layer].length).mapToObj(head -> new Head(layer, head)))
                .max(Comparator.comparingDouble(head -> heads.of(detector, head))).orElseThrow();
    }

    @Test
    void modAddFoundTheRuleLongAfterTheTable() {
        Map<String, Double> scores = scores("mod-add");
        atLeast(0.999, "heldOutAccuracy", scores);
        atLeast(1, "trainedAccuracy", scores);
        Timeline timeline = Timeline.read(TestModels.SHIPPED.resolve("mod-add"));
        int learnt = firstAt(timeline, "trainedAccuracy");
        int understood = firstAt(timeline, "heldOutAccuracy");
        assertTrue(understood > 5 * learnt, () -> "trained pairs at step " + learnt + ", all others at " + understood);
    }

    /// As in "Progress measures for grokking via mechanistic interpretability": a few frequencies hold the logits, and each of them is
    /// needed.
    @Test
    void modAddIsMadeOfFewWaves() {
        try (var engine = new InferenceEngine(new Models(TestModels.SHIPPED))) {
            Experiment experiment = new Models(TestModels.SHIPPED).example("mod-add");
            ModularAddition whole = engine.answer(new Question.Addition(experiment), () -> false);
            assertTrue(whole.keyFrequencies().size() <= 6, () -> "key frequencies: " + whole.keyFrequencies());
            assertTrue(whole.keyShare() > 0.95, () -> "their share of the logits: " + whole.keyShare());
            double full = whole.scores().loss().all();
            double restricted = whole.restricted().loss().all();
            assertTrue(restricted < 5 * full, () -> "full loss " + full + ", restricted " + restricted);
            whole.withoutOne().forEach((frequency, without) -> assertTrue(without.loss().all() > 1_000 * full, () -> "full loss " + full
                    + ", without " + frequency + " " + without));
        }
    }

    private static int firstAt(Timeline timeline, String name) {
        var curve = timeline.curves().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        for (int i = 0; i < curve.values().size(); i++) {
            if (curve.values().get(i) >= 0.999) {
                return curve.steps().get(i);
            }
        }
        throw new AssertionError(name + " is never reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-2l", "mod-add"})
    void timelinesShowTheWholeTraining(String name) {
        Timeline timeline = Timeline.read(TestModels.SHIPPED.resolve(name));
        List<Integer> steps = timeline.steps();
        assertTrue(steps.size() > 20 && steps.size() <= 40, () -> "checkpoints: " + steps);
        assertEquals(0, steps.getFirst());
        assertEquals(Recipes.named(name).steps(), steps.getLast());
    }

    @Test
    void tokenizersAreThoseOfTheCorpus(@TempDir Path folder) throws IOException {
        for (String name : List.of("tiny-english", "attn-only-0l", "attn-only-1l", "attn-only-2l", "mod-add")) {
            Recipes.named(name).writeFiles(folder, SEED);
            Path shipped = TestModels.SHIPPED.resolve(name);
            try (var written = Files.list(folder)) {
                for (Path file : written.toList()) {
                    assertEquals(-1, Files.mismatch(file, shipped.resolve(file.getFileName())), () -> name + "'s " + file.getFileName());
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void allModelsTogetherAreSmall() throws IOException {
        try (var files = Files.walk(TestModels.SHIPPED)) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            assertTrue(bytes <= MOST_BYTES, () -> "the models folder has " + bytes + " bytes");
        }
    }
}
