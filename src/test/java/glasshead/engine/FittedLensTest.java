package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.FittedLens.Kind;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.lens.LensReading.Span;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lenses that are fitted.
class FittedLensTest {

    private static final String CHECKPOINT = "src/test/resources/hf-random/plain";
    private static InferenceEngine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static LensProgress fit(String model, Kind kind, List<Prompt> texts) {
        return engine.answer(new Question.FitLens(model, kind, texts, 40, false), _ -> {}, () -> false);
    }

    /// Sentences of tiny-english's kind.
    private static List<Prompt> sentences() {
        List<Prompt> texts = new ArrayList<>();
        for (String one : List.of("Mary", "Tim", "Lisa", "Jack", "Olivia")) {
            for (String two : List.of("John", "Victoria")) {
                for (String thing : List.of("drink", "book", "ring")) {
                    texts.add(new Prompt.Text("When " + one + " and " + two + " went to the store, " + two + " gave a " + thing + " to "
                            + one
                            + "."));
                }
            }
        }
        return texts;
    }

    /// Token ids of random-looking texts.
    private static List<Prompt> ids(int texts, int length) {
        List<Prompt> prompts = new ArrayList<>();
        for (int text = 0; text < texts; text++) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                ids.add((17 * text + 31 * i * i + 7) % 299);
            }
            prompts.add(new Prompt.Tokens(ids));
        }
        return prompts;
    }

    @Test
    void theTunedLensIsNeverWorseOnTextsThatWereHeldOut() {
        LensProgress found = fit("tiny-english", Kind.TUNED, sentences());
        assertEquals(4, found.heldOut().size());
        for (double[] divergences : found.heldOut()) {
            assertTrue(divergences[1] <= divergences[0] + 1e-6, Arrays.toString(divergences));
        }
        assertTrue(found.heldOut().getFirst()[1] < 0.5 * found.heldOut().getFirst()[0], Arrays.toString(found.heldOut().getFirst()));
        FittedLens lens = Objects.requireNonNull(found.lens());
        assertEquals(30, lens.texts());
        assertEquals(0, found.left());

        // Raw weights and processed ones read the same.
        LensReading reading = new LensReading(lens, false, Span.AT_CONTRAST, 1);
        LensReading logit = new LensReading(new Lens.Logit(), false, Span.AT_CONTRAST, 1);
        Experiment experiment = TinyEnglish.experiment("ioi");
        Findings processed = engine.run(experiment, List.of(reading, logit), () -> false);
        Findings raw = engine.run(experiment.withOptions(new Options(true, true, List.of())), List.of(reading), () -> false);
        for (int place = 0; place <= 4; place++) {
            LensCell here = processed.baseline().get(reading).cells()[place][0];
            Agreement.agree("place " + place, here.kl(), raw.baseline().get(reading).cells()[place][0].kl(), 1e-3);
        }
        assertEquals(0, processed.baseline().get(reading).cells()[4][0].kl(), 1e-6);
        assertTrue(processed.baseline().get(reading).cells()[1][0].kl() < processed.baseline().get(logit).cells()[1][0].kl());
    }

    @Test
    void halvesOfTheTextsMergeIntoTheWhole() {
        List<Prompt> texts = ids(6, 20);
        FittedLens whole = Objects.requireNonNull(fit(CHECKPOINT, Kind.JACOBIAN, texts).lens());
        FittedLens merged = Objects.requireNonNull(fit(CHECKPOINT, Kind.JACOBIAN, texts.subList(0, 2)).lens()).merge(Objects.requireNonNull(
                fit(CHECKPOINT, Kind.JACOBIAN, texts.subList(2, 6)).lens()));
        assertEquals(6, merged.texts());
        assertEquals(whole.positions(), merged.positions());
        assertEquals(6, whole.cut());
        for (int place = 0; place < 3; place++) {
            assertArrayEquals(whole.maps().get(place), merged.maps().get(place), 1e-5f);
        }
    }

    @Test
    void theJacobianOfTheEndIsTheIdentityAndReadsTheModel() {
        FittedLens lens = Objects.requireNonNull(fit(CHECKPOINT, Kind.JACOBIAN, ids(2, 12)).lens());
        assertEquals(0, lens.cut());
        for (int i = 0; i < 32 * 32; i++) {
            assertEquals(i / 32 == i % 32 ? 1 : 0, lens.maps().get(2)[i], 1e-6);
        }
        LensReading reading = new LensReading(lens, false, Span.ALL, 1);
        Experiment experiment = new Experiment(CHECKPOINT, ids(1, 8).getFirst(), Prompt.NONE, TinyEnglish.experiment("ioi").contrast(), List
                .of(), Options.DEFAULT).withContrast(new Contrast(List.of("#3"), List.of("#4"),
                        Contrast.LAST));
        for (LensCell cell : engine.run(experiment, List.of(reading), () -> false).baseline().get(reading).cells()[2]) {
            assertEquals(0, cell.kl(), 1e-5);
        }
    }

    @Test
    void lensesAreReadOnlyForTheirOwnWeights() {
        Path file = folder.resolve("lens.safetensors");
        FittedLens lens = Objects.requireNonNull(fit(CHECKPOINT, Kind.JACOBIAN, ids(1, 5)).lens());
        assertEquals(file, engine.keep(lens, Optional.of(file)));
        FittedLens read = engine.lens(CHECKPOINT, Kind.JACOBIAN, Optional.of(file));
        assertEquals(lens.weights(), read.weights());
        assertEquals(lens.positions(), read.positions());
        assertArrayEquals(lens.maps().getFirst(), read.maps().getFirst());
        refused("was fitted to other weights than this model's", "src/test/resources/hf-random/unscaled", Kind.JACOBIAN, file);
        refused("is no tuned lens", CHECKPOINT, Kind.TUNED, file);
        Path other = folder.resolve("other.safetensors");
        SafetensorsWriter.write(other, new LinkedHashMap<>());
        refused("is no lens of this program's", CHECKPOINT, Kind.JACOBIAN, other);
        assertThrows(BadInput.class, () -> engine.lens(CHECKPOINT, Kind.JACOBIAN, Optional.of(folder.resolve("none"))));
        assertThrows(BadInput.class, () -> engine.lens(CHECKPOINT, Kind.JACOBIAN, Optional.empty()));
    }

    private static void refused(String why, String model, Kind kind, Path file) {
        BadInput problem = assertThrows(BadInput.class, () -> engine.lens(model, kind, Optional.of(file)));
        assertTrue(String.valueOf(problem.getMessage()).contains(why), problem.getMessage());
    }

    @Test
    void aFitCanBeStoppedAndNeedsTexts() {
        assertThrows(BadInput.class, () -> fit("tiny-english", Kind.TUNED, sentences().subList(0, 9)));
        List<Integer> seen = new ArrayList<>();
        assertThrows(CancellationException.class, () -> engine.answer(new Question.FitLens(CHECKPOINT, Kind.JACOBIAN, ids(9, 6), 1, false),
                soFar -> seen.add(soFar.done()), () -> seen.size() >= 2));
        assertTrue(seen.size() < 9);
    }

    /// Ends a fit in the middle, as closing the program does, and begins it again.
    @Test
    void aFitThatWasStoppedGoesOnWhereItWas() {
        try (InferenceEngine keeping = keeping()) {
            Question.FitLens question = new Question.FitLens(CHECKPOINT, Kind.JACOBIAN, ids(40, 20), 1, false);
            FittedLens whole = Objects.requireNonNull(engine.answer(question, _ -> {}, () -> false).lens());
            int reached = stopped(keeping, question);
            List<Integer> done = new ArrayList<>();
            FittedLens resumed = Objects.requireNonNull(keeping.answer(question, soFar -> done.add(soFar.done()), () -> false).lens());
            assertEquals(IntStream.rangeClosed(reached + 1, 40).boxed().toList(), done, "what was done is not done again");
            assertEquals(whole.positions(), resumed.positions());
            for (int place = 0; place < 3; place++) {
                assertArrayEquals(whole.maps().get(place), resumed.maps().get(place), 1e-5f);
            }
            keeping.keep(resumed, Optional.empty());
            assertEquals(List.of(resumed.weights() + ".jacobian.safetensors"), lenses());
            assertArrayEquals(resumed.maps().getFirst(), kept(keeping, Kind.JACOBIAN).orElseThrow().maps().getFirst());
            assertEquals(Optional.empty(), kept(keeping, Kind.TUNED));
            stopped(keeping, question);
            List<Integer> other = new ArrayList<>();
            keeping.answer(new Question.FitLens(CHECKPOINT, Kind.JACOBIAN, ids(3, 20), 1, false), soFar -> other.add(soFar.done()),
                    () -> false);
            assertEquals(List.of(1, 2, 3), other, "other texts are another fit");
        }
    }

    /// How many texts were done when it was stopped.
    private static int stopped(InferenceEngine keeping, Question.FitLens question) {
        List<Integer> done = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        assertThrows(CancellationException.class, () -> keeping.answer(question, soFar -> done.add(soFar.done()), () -> asked
                .incrementAndGet() > 100));
        assertTrue(done.size() < 40, "stopped on the way");
        return done.getLast();
    }

    @Test
    void aTunedLensThatWasStoppedKeepsTheLayersItHad() {
        try (InferenceEngine keeping = keeping()) {
            Question.FitLens question = new Question.FitLens("tiny-english", Kind.TUNED, sentences(), 40, false);
            LensProgress whole = engine.answer(question, _ -> {}, () -> false);
            List<LensProgress> seen = new ArrayList<>();
            assertThrows(CancellationException.class, () -> keeping.answer(question, seen::add, () -> !seen.isEmpty() && seen.getLast()
                    .stage().equals("layers") && seen.getLast().done() == 2));
            seen.clear();
            LensProgress resumed = keeping.answer(question, seen::add, () -> false);
            assertEquals(List.of(2, 3, 4), seen.stream().filter(soFar -> soFar.stage().equals("layers")).map(LensProgress::done).toList());
            for (int place = 0; place < 4; place++) {
                assertArrayEquals(Objects.requireNonNull(whole.lens()).maps().get(place), Objects.requireNonNull(resumed.lens()).maps().get(
                        place), 1e-6f);
                assertEquals(whole.heldOut().get(place)[1], resumed.heldOut().get(place)[1], 1e-6);
                assertEquals(whole.curves().get(place).getLast(), resumed.curves().get(place).getLast(), 1e-6);
            }
        }
    }

    @Test
    void aTunedLensThatWasStoppedWithinALayerGoesOnThere() {
        try (InferenceEngine keeping = keeping()) {
            Question.FitLens question = new Question.FitLens("tiny-english", Kind.TUNED, sentences(), 40, false);
            // It is asked before every step.
            AtomicInteger ofWhole = new AtomicInteger();
            LensProgress whole = engine.answer(question, _ -> {}, () -> ofWhole.incrementAndGet() < 0);
            List<LensProgress> seen = new ArrayList<>();
            AtomicInteger asked = new AtomicInteger();
            assertThrows(CancellationException.class, () -> keeping.answer(question, seen::add, () -> !seen.isEmpty() && seen.getLast()
                    .stage().equals("layers") && asked.incrementAndGet() > 100));
            assertEquals(0, seen.getLast().done());
            AtomicInteger ofRest = new AtomicInteger();
            LensProgress resumed = keeping.answer(question, _ -> {}, () -> ofRest.incrementAndGet() < 0);
            assertTrue(ofRest.get() < ofWhole.get() - 20, () -> ofRest + " of " + ofWhole);
            for (int place = 0; place < 4; place++) {
                assertArrayEquals(Objects.requireNonNull(whole.lens()).maps().get(place), Objects.requireNonNull(resumed.lens()).maps().get(
                        place), 1e-6f);
                assertEquals(whole.curves().get(place).size(), resumed.curves().get(place).size());
            }
        }
    }

    @Test
    void aFitGoesOnWhateverModelIsLoadedMeanwhile() {
        try (Job<LensProgress> fit = engine.begin(new Question.FitLens(CHECKPOINT, Kind.JACOBIAN, ids(3, 8), 1, false))) {
            engine.model("tiny-english", false);
            assertEquals(3, fit.run(_ -> {}, () -> false).done());
        }
    }

    private static Optional<FittedLens> kept(InferenceEngine keeping, Kind kind) {
        return keeping.answer(new Question.KeptLens(CHECKPOINT, false, kind), () -> false);
    }

    private InferenceEngine keeping() {
        return new InferenceEngine(TinyEnglish.keeping(folder));
    }

    /// Files of lenses, whole or drafts.
    private List<String> lenses() {
        return Stream.of(Objects.requireNonNull(folder.toFile().list())).filter(name -> name.endsWith(".safetensors")).toList();
    }
}
