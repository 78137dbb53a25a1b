package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.CompositionScores;
import glasshead.analysis.HeadComposition;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Composition scores against TransformerLens' on the same weights, and of weights where they are known.
class CompositionReferenceTest {

    private static final double TOLERANCE = 1e-5;

    @TempDir
    private Path folder;

    private final InferenceEngine engine = TinyEnglish.engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyPairScoresAsInTheReference() {
        CompositionScores got = engine.answer(new Question.HeadsRead("tiny-english"), () -> false);
        JsonNode expected = TinyEnglish.json("composition.json");
        assertEquals(1 / Math.sqrt(expected.get("d_model").asInt()), got.random(), 1e-12);
        for (CompositionKind kind : CompositionKind.values()) {
            JsonNode scores = expected.get(kind.letter().toLowerCase(Locale.ROOT));
            for (int earlier = 0; earlier < 4; earlier++) {
                for (int head = 0; head < 6; head++) {
                    for (int later = earlier + 1; later < 4; later++) {
                        Agreement.agree(kind + " L" + earlier + "H" + head + " L" + later, scores.get(earlier).get(head).get(later),
                                got.of(kind)[earlier][head][later], TOLERANCE);
                    }
                }
            }
            assertTrue(Double.isNaN(got.of(kind)[2][0][2][1]) && Double.isNaN(got.of(kind)[2][0][1][1]), "only earlier heads feed");
            assertEquals(6 * 6 * 6, got.strongest(kind).size());
        }
    }

    /// What the window asks for is what the command line prints, whether the weights that run are processed or not.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneHeadHasTheSameScores(boolean raw) {
        CompositionScores all = engine.answer(new Question.HeadsRead("tiny-english"), () -> false);
        Experiment ioi = TinyEnglish.experiment("ioi");
        Experiment experiment = new Experiment(ioi.model(), ioi.prompt(), ioi.other(), ioi.contrast(), List.of(), new Options(true, raw,
                List.of()));
        HeadComposition question = new HeadComposition(new Head(2, 4));
        HeadComposition.Scores one = engine.run(experiment, List.of(question), () -> false).baseline().get(question);
        for (CompositionKind kind : CompositionKind.values()) {
            for (int head = 0; head < 6; head++) {
                assertEquals(all.of(kind)[0][head][2][4], one.of(kind, new Head(0, head)), TOLERANCE);
                assertEquals(all.of(kind)[1][head][2][4], one.of(kind, new Head(1, head)), TOLERANCE);
                assertTrue(Double.isNaN(one.of(kind, new Head(2, head))));
                assertEquals(all.of(kind)[2][4][3][head], one.of(kind, new Head(3, head)), TOLERANCE);
            }
        }
        assertEquals(all.random(), one.random());
    }

    /// Random matrices score what unrelated ones are said to.
    @Test
    void aRandomModelScoresTheBaseline() {
        Path random = new RandomCheckpoint(4, 64, 20).without("glasshead_no_mlp").without("glasshead_no_layer_norm").write(folder.resolve(
                "random"));
        CompositionScores scores = engine.answer(new Question.HeadsRead(random.toString()), () -> false);
        for (CompositionKind kind : CompositionKind.values()) {
            double mean = scores.strongest(kind).stream().mapToDouble(CompositionScores.Pair::score).average().orElseThrow();
            assertEquals(1, mean / scores.random(), 0.02, kind.label());
        }
    }

    @Test
    void nothingComposesInOneLayer() {
        for (int layers : new int[] {0, 1}) {
            Path few = new RandomCheckpoint(layers, 16, 20).write(folder.resolve("few" + layers));
            assertEquals(List.of(), engine.answer(new Question.HeadsRead(few.toString()), () -> false).strongest(CompositionKind.KEYS));
        }
    }

    @Test
    void stopsWhenAskedTo() {
        assertThrows(CancellationException.class, () -> engine.answer(new Question.HeadsRead("tiny-english"), () -> true));
    }
}
