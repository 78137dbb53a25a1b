package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.NextToken;
import glasshead.analysis.Predictions;
import glasshead.analysis.TokenValue;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Sampling;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Prompts that go on.
class ContinueTest {

    private static final Path CHECKPOINTS = Path.of("src/test/resources/hf-random");
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Continuation more(Experiment experiment, Sampling sampling, int count) {
        return engine.answer(new Question.Continue(experiment, List.of(), sampling, count, 3), _ -> {}, () -> false);
    }

    private static List<Integer> ids(Continuation.Line line) {
        return line.tokens().stream().map(NextToken::id).toList();
    }

    private static Experiment ids(String checkpoint, List<Integer> prompt) {
        return new Experiment(CHECKPOINTS.resolve(checkpoint).toString(), new Prompt.Tokens(prompt), Prompt.NONE, new Contrast(List.of(),
                List.of(), Contrast.LAST), List.of(), new Options(false, false, List.of()));
    }

    private static List<Integer> ints(JsonNode list) {
        List<Integer> ints = new ArrayList<>();
        list.forEach(each -> ints.add(each.asInt()));
        return ints;
    }

    @Test
    void greedyAgreesWithHuggingFace() throws IOException {
        JsonNode reference = new ObjectMapper().readTree(CHECKPOINTS.resolve("generated.json").toFile());
        assertEquals(10, reference.size());
        for (var each : reference.properties()) {
            Continuation found = more(ids(each.getKey(), ints(each.getValue().get("prompt"))), Sampling.GREEDY, each.getValue().get(
                    "tokens").size());
            assertEquals(ints(each.getValue().get("tokens")), ids(found.untouched()), each.getKey());
            assertNull(found.steered());
        }
    }

    /// What is used again of earlier tokens is what a whole run of them computes, whatever is done in between.
    @Test
    void everyTokenIsWhatAWholeRunSays() {
        Experiment plain = TinyEnglish.experiment("ioi");
        Head head = new Head(2, 4);
        List<Intervention> lines = List.of(Intervention.zero(head), new Intervention(Where.layer(Site.RESID_PRE, 1), Positions.ALL,
                new Action.AddUnembedding(851, 3), true), new Intervention(Where.head(Site.PATTERN, new Head(3, 1)), Positions.ALL,
                        new Action.Cut(Positions.ALL, Positions.of(0), true), true), new Intervention(Where.head(Site.ATTN_SCORES, new Head(
                                1, 0)), Positions.ALL, new Action.CutParts("embed", "embed", Positions.of(2)), true), new Intervention(Where
                                        .layer(Site.MLP_OUT, 0), Positions.ALL, new Action.Mean(false), true), new Intervention(Where.layer(
                                                Site.MLP_OUT, 3), Positions.ALL, new Action.Freeze(), true));
        Experiment steered = plain.withInterventions(lines);
        Continuation found = more(steered, Sampling.GREEDY, 5);
        int[] prompt = found.prompt().ids();
        for (boolean steer : new boolean[] {false, true}) {
            List<Integer> tokens = new ArrayList<>();
            for (int i = 1; i < prompt.length; i++) {
                tokens.add(prompt[i]);
            }
            Continuation.Line line = steer ? Objects.requireNonNull(found.steered()) : found.untouched();
            for (NextToken token : line.tokens()) {
                Experiment whole = (steer ? steered : plain).withPrompt(new Prompt.Tokens(List.copyOf(tokens)));
                Predictions said = engine.run(whole, List.of(Predictions.ANALYSIS), () -> false).ablated().get(Predictions.ANALYSIS);
                assertEquals(said.top().getFirst().id(), token.id());
                assertEquals(said.top().getFirst().probability(), token.probability(), 1e-4);
                assertEquals(said.top().stream().limit(3).map(Predictions.Candidate::id).toList(), token.alternatives().stream().map(
                        TokenValue::id).toList());
                tokens.add(token.id());
            }
        }
        assertTrue(!ids(found.untouched()).equals(ids(Objects.requireNonNull(found.steered()))));
    }

    @Test
    void whatIsDrawnFollowsTheSeed() {
        Sampling sampling = new Sampling(1.5, 40, 0.95, 7);
        Experiment experiment = ids("plain", List.of(11, 114, 67, 285));
        assertEquals(ids(more(experiment, sampling, 12).untouched()), ids(more(experiment, sampling, 12).untouched()));
        assertTrue(!ids(more(experiment, sampling, 12).untouched()).equals(ids(more(experiment, new Sampling(1.5, 40, 0.95, 8), 12)
                .untouched())));
    }

    @Test
    void drawsOnlyWhatTopKAndTopPLeaveAndAsOften() {
        float[] logits = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.15), (float) Math.log(0.05)};
        Random random = new Random(3);
        int[] counts = new int[4];
        for (int i = 0; i < 4000; i++) {
            counts[NextToken.of(logits, new Sampling(1, 3, 0.6, 0), random, 0).id()]++;
        }
        // The first two of three reach 0.6 of 0.95.
        assertEquals(0, counts[2] + counts[3]);
        assertEquals(0.5 / 0.8, counts[0] / 4000.0, 0.03);
        int[] flat = new int[4];
        for (int i = 0; i < 4000; i++) {
            flat[NextToken.of(logits, new Sampling(0.5, 0, 1, 0), random, 0).id()]++;
        }
        assertEquals(0.25 / (0.25 + 0.09 + 0.0225 + 0.0025), flat[0] / 4000.0, 0.03);
    }

    @Test
    void whatWasChosenBeforeGoesOn() {
        Experiment experiment = ids("plain", List.of(11, 114, 67, 285));
        List<Integer> all = ids(more(experiment, Sampling.GREEDY, 6).untouched());
        Continuation rest = engine.answer(new Question.Continue(experiment, all.subList(0, 2), Sampling.GREEDY, 4, 3), _ -> {},
                () -> false);
        assertEquals(all.subList(2, 6), ids(rest.untouched()));
    }

    @Test
    void stopsWhereTheContextIsFullAndWhenItIsTold() {
        Experiment experiment = ids("plain", List.of(11, 114, 67, 285));
        Continuation found = more(experiment, new Sampling(1, 0, 1, 5), 500);
        assertTrue(!found.untouched().end().isEmpty());
        List<Integer> seen = new ArrayList<>();
        assertThrows(CancellationException.class, () -> engine.answer(new Question.Continue(experiment, List.of(), Sampling.GREEDY, 50, 0),
                soFar -> seen.add(soFar.untouched().tokens().size()), () -> seen.size() >= 3));
        assertEquals(List.of(1, 2, 3), seen);
    }

    @Test
    void numbersThatMakeNoSenseGetASentence() {
        refused("The temperature is -1.0; give 0", () -> new Sampling(-1, 0, 1, 0));
        refused("The temperature is NaN; give 0", () -> new Sampling(Double.NaN, 0, 1, 0));
        refused("Top-k is -1; give 0", () -> new Sampling(1, -1, 1, 0));
        refused("Top-p is 0.0; give a share", () -> new Sampling(1, 0, 0, 0));
        refused("The number of tokens to add is 0; give one from 1", () -> more(TinyEnglish.experiment("ioi"), Sampling.GREEDY, 0));
    }

    private static void refused(String sentence, Runnable wrong) {
        String told = assertThrows(BadInput.class, wrong::run).getMessage();
        assertTrue(told.startsWith(sentence), told);
    }
}
