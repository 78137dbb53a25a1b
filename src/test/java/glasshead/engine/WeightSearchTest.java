package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Largest;
import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.StrongestPairs;
import glasshead.experiment.Head;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches of weights over the whole vocabulary, and weights of a model whose workings are known.
class WeightSearchTest {

    private static final Head HEAD = new Head(1, 1);

    @TempDir
    private Path folder;

    /// Also the bytes of an emoji and a line break, which are no text by themselves.
    @Test
    void everyTokenIsReadBackAsItselfFromHowItIsWritten() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            List<String> written = engine.model("tiny-english", false).vocabulary().texts();
            List<String> bytes = IntStream.range(0, written.size()).filter(id -> written.get(id).equals("#" + id)).mapToObj(written::get)
                    .toList();
            assertTrue(bytes.size() >= 128, () -> "bytes from 0x80 on are no text: " + bytes);
            List<String> some = IntStream.range(0, written.size()).filter(id -> id < 400 || id % 50 == 0).mapToObj(written::get).toList();
            int[] ids = engine.answer(new Question.Weights("tiny-english", some, List.of(new Head(0, 0))), _ -> {}, () -> false).ids();
            for (int i = 0; i < ids.length; i++) {
                assertEquals(some.get(i), written.get(ids[i]));
            }
        }
    }

    @Test
    void theSearchFindsWhatTheWholeTablesSay() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            List<String> words = engine.model("attn-only-2l", false).vocabulary().texts().subList(800, 1000);
            HeadWeights tables = Objects.requireNonNull(engine.answer(new Question.Weights("attn-only-2l", words, List.of(HEAD)), _ -> {},
                    () -> false).heads().get(HEAD));
            StrongestPairs found = engine.answer(new Question.StrongestPairsOf("attn-only-2l", HEAD, words, 5), _ -> {}, () -> false)
                    .found();
            int vocabulary = tables.ov()[0].length;
            List<Integer> strongest = Largest.of(200 * vocabulary, i -> tables.ov()[i / vocabulary][i % vocabulary], 5);
            for (int i = 0; i < 5; i++) {
                int place = strongest.get(i);
                assertEquals(800 + place / vocabulary, found.ov().get(i).from());
                assertEquals(place % vocabulary, found.ov().get(i).to());
                assertEquals(tables.ov()[place / vocabulary][place % vocabulary], found.ov().get(i).value(), 1e-5);
            }
            StrongestPairs.SkipTrigram skip = found.skips().getFirst();
            double[] effects = tables.ov()[skip.source() - 800];
            assertEquals(Largest.of(vocabulary, i -> effects[i], 1).getFirst(), skip.out());
            HeadWeights destination = Objects.requireNonNull(engine.answer(new Question.Weights("attn-only-2l", List.of("#" + skip
                    .destination()), List.of(HEAD)), _ -> {}, () -> false).heads().get(HEAD));
            assertEquals(destination.qk()[0][skip.source()], skip.score(), 1e-5);
        }
    }

    @Test
    void itGoesOverAllSourcesAndStops() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            List<Integer> done = new ArrayList<>();
            PairSearch all = engine.answer(new Question.StrongestPairsOf("attn-only-2l", HEAD, List.of(), 3), soFar -> done.add(soFar
                    .done()),
                    () -> false);
            assertEquals(2180, all.done());
            assertEquals(IntStream.rangeClosed(1, 18).mapToObj(i -> Math.min(2180, 128 * i)).toList(), done);
            assertThrows(CancellationException.class, () -> engine.answer(new Question.StrongestPairsOf("attn-only-2l", HEAD, List.of(), 3),
                    _ -> {}, () -> true));
        }
    }

    /// Head 0 looks at numbers by the first key frequency and writes nothing; head 1 moves the key frequencies and looks evenly.
    @Test
    void headsOfAnAddingModelAreToldByFrequency() {
        String model = HandBuiltAddition.write(folder).toString();
        try (InferenceEngine engine = TinyEnglish.engine()) {
            WeightFindings found = engine.answer(new Question.Weights(model, List.of(), List.of()), _ -> {}, () -> false);
            HeadFrequencies first = Objects.requireNonNull(found.frequencies().get(new Head(0, 0)));
            assertEquals(HandBuiltAddition.KEYS.getFirst() - 1, Largest.of(first.looks().length, i -> first.looks()[i], 1).getFirst());
            assertEquals(0, IntStream.range(0, first.moves().length).mapToDouble(i -> first.moves()[i]).sum(), 1e-6);
            HeadFrequencies second = Objects.requireNonNull(found.frequencies().get(new Head(0, 1)));
            assertEquals(HandBuiltAddition.KEYS, Largest.of(second.moves().length, i -> second.moves()[i], 5).stream().map(i -> i + 1)
                    .sorted().toList());
            assertTrue(IntStream.range(0, second.looks().length).mapToDouble(i -> second.looks()[i]).sum() < 1e-4);
        }
    }
}
