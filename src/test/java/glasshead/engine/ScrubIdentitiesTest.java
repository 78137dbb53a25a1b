package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Example;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import glasshead.experiment.ScrubMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What must hold of causal scrubbing whatever the numbers are.
class ScrubIdentitiesTest {

    private static final String MODEL = "attn-only-2l";
    private static final DataSet INDUCTION = DataSets.read(ScrubReferenceTest.REFERENCE.resolve("induction.csv"));

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static Hypothesis parsed(String tree) throws IOException {
        return ScrubReferenceTest.hypothesis(new ObjectMapper().readTree("{\"name\": \"n\", \"tree\": " + tree.replace('\'', '"') + "}"));
    }

    private static ScrubFindings scrub(InferenceEngine with, Hypothesis hypothesis, DataSet set, int samples, long seed) {
        return with.answer(new Question.OfScrub(MODEL, set, Contrast.LAST, hypothesis, samples, seed, 0, Options.DEFAULT), _ -> {},
                () -> false);
    }

    @Test
    void theSameRowEverywhereIsTheModel() throws IOException {
        ScrubFindings found = scrub(ENGINE.get(), parsed("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'same', 'children': ["
                + "{'unit': 'L0H1', 'into': 'k', 'children': [{'unit': 'input', 'into': 'v'}]}, {'unit': 'input', 'into': 'q'}]}]}"),
                INDUCTION,
                2, 1);
        ScrubFindings.Figure figure = found.figure(ScrubMetric.LOGIT_DIFFERENCE);
        for (int row = 0; row < figure.model().length; row++) {
            assertEquals(figure.model()[row], figure.scrubbed()[row], 1e-4);
        }
        assertEquals(1, figure.recovered(), 1e-4);
    }

    @Test
    void whereBaseAndModelAreEqualNothingIsRecovered() throws IOException {
        DataSet one = new DataSet("one", INDUCTION.examples().subList(0, 1));
        ScrubFindings found = scrub(ENGINE.get(), parsed("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any'}]}"), one, 1,
                1);
        assertTrue(Double.isNaN(found.figure(ScrubMetric.LOGIT_DIFFERENCE).recovered()));
    }

    /// Rows are the clean prompts, then their corrupted ones; each clean row is given its partner.
    @ParameterizedTest
    @CsvSource({"L1H5->logits,''", "L1H1->logits,''", "L0H1->logits,''", "L1H5->logits,L0H0->L1H5.k"})
    void aPartnersRowIsTheEdgesExactScore(String edge, String below) throws IOException {
        OnSet on = EdgesReferenceTest.on(MODEL);
        List<Example> rows = new ArrayList<>(on.set().examples());
        on.set().examples().forEach(row -> rows.add(row.withPrompt(row.other())));
        int half = on.set().size();
        String own = IntStream.range(0, 2 * half).boxed().toList().toString();
        String partner = IntStream.range(0, 2 * half).map(row -> (row + half) % (2 * half)).boxed().toList().toString();
        String sender = Edge.parse(edge).sender().toString();
        String child = below.isEmpty() ? "{'unit': '" + sender + "', 'feature': 'any', 'draw': " + partner + "}"
                : "{'unit': '" + sender + "', 'feature': 'same', 'draw': " + own + ", 'restDraw': " + own + ", 'children': [{'unit': '"
                        + Edge
                                .parse(below).sender() + "', 'into': 'k', 'feature': 'any', 'draw': " + partner + "}]}";
        String tree = ("{\"name\": \"n\", \"baseDraws\": [" + own + "], \"tree\": {'unit': 'logits', 'draw': " + own + ", 'restDraw': "
                + own
                + ", 'children': [" + child + "]}}").replace('\'', '"');
        ScrubFindings.Figure found = scrub(ENGINE.get(), ScrubReferenceTest.hypothesis(new ObjectMapper().readTree(tree)), new DataSet(
                "both",
                rows),
                1, 1).figure(ScrubMetric.LOGIT_DIFFERENCE);
        double change = IntStream.range(0, half).mapToDouble(row -> found.scrubbed()[row] - found.model()[row]).average().orElseThrow();
        Edge scored = Edge.parse(below.isEmpty() ? edge : below);
        double exact = ENGINE.get().answer(new CircuitQuestion.OfEdges(on, new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE), _ -> {},
                () -> false)
                .mean(
                        new Graph(2, 6, false).index(scored));
        // Of the chain only the part that goes on to the logits directly, which is all there is in the last layer.
        assertEquals(exact, change, 1e-4 * Math.max(1, Math.abs(exact)));
    }

    @Test
    void theSameSeedIsTheSameBitsOnOneAndTwoWorkers() throws IOException {
        Hypothesis hypothesis = parsed(
                "{'unit': 'logits', 'rest': 'any', 'children': [{'unit': 'L1H1', 'feature': ['token', 7], 'rest': 'any', "
                        + "'children': [{'unit': 'input', 'into': 'v', 'feature': [7], 'positions': [6, 7]}]}]}");
        try (InferenceEngine alone = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 1)) {
            double[] two = scrub(ENGINE.get(), hypothesis, INDUCTION, 9, 3).figure(ScrubMetric.LOSS).scrubbed();
            assertArrayEquals(two, scrub(alone, hypothesis, INDUCTION, 9, 3).figure(ScrubMetric.LOSS).scrubbed());
            assertTrue(!Arrays.equals(two, scrub(ENGINE.get(), hypothesis, INDUCTION, 9, 4).figure(ScrubMetric.LOSS).scrubbed()));
        }
    }

    @Test
    void theSquaredErrorFallsAsOneOverSamples() throws IOException {
        Hypothesis hypothesis = parsed("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any'}]}");
        double[] few = IntStream.range(0, 24).mapToDouble(seed -> mean(hypothesis, 2, seed)).toArray();
        double[] many = IntStream.range(0, 24).mapToDouble(seed -> mean(hypothesis, 16, 100 + seed)).toArray();
        double ratio = Math.pow(Spread.of(few).standardError() / Spread.of(many).standardError(), 2);
        assertTrue(ratio > 3 && ratio < 21, "8 times as many samples: variance " + ratio + " times smaller");
    }

    private static double mean(Hypothesis hypothesis, int samples, long seed) {
        return Spread.of(scrub(ENGINE.get(), hypothesis, INDUCTION, samples, seed).figure(ScrubMetric.LOGIT_DIFFERENCE).scrubbed()).mean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'unit': 'logits'}|no children",
        "{'unit': 'L1H1', 'children': [{'unit': 'L0H1', 'into': 'q'}]}|is logits",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1'}, {'unit': 'L1H1'}]}|stands twice",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'positions': [10, 11]}, {'unit': 'L1H1', 'positions': [11]}]}|stands twice",
        "{'unit': 'logits', 'children': [{'units': ['L1H1', 'L1H2']}, {'unit': 'L1H2'}]}|L1H2 stands twice",
        "{'unit': 'logits', 'children': [{'unit': 'L0H1', 'children': [{'unit': 'L1H1', 'into': 'q'}]}]}|does not read",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': ['color']}]}|no column 'color'",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': [99]}]}|outside the prompts",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'positions': [12]}]}|outside the prompts",
        "{'unit': 'logits', 'children': [{'unit': 'L5H1'}]}|no L5H1",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'into': 'q'}]}|no \"into\"",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'children': [{'unit': 'L0H1'}]}]}|q, k or v",
        "{'unit': 'logits', 'children': [{'units': ['L1H1', 'L1H2'], 'children': [{'unit': 'L0H1', 'into': 'q'}]}]}|no children",
        "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'draw': [1, 2]}]}|Only some draws"})
    void aBrokenTreeGetsItsSentence(String tree, String part) throws IOException {
        Hypothesis hypothesis = parsed(tree);
        String sentence = assertThrows(BadInput.class, () -> scrub(ENGINE.get(), hypothesis, INDUCTION, 1, 1)).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    /// At the last position a unit is read once, at the one before nothing depends on it.
    @Test
    void aUnitMayStandTwiceAtPositionsThatDontOverlap() throws IOException {
        double[] once = scrub(ENGINE.get(), parsed(
                "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any', 'positions': [11]}]}"),
                INDUCTION, 2, 1).figure(ScrubMetric.LOSS).scrubbed();
        double[] twice = scrub(ENGINE.get(), parsed(
                "{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any', 'positions': [11]}, "
                        + "{'unit': 'L1H1', 'feature': 'any', 'positions': [10]}]}"), INDUCTION, 2, 1).figure(ScrubMetric.LOSS).scrubbed();
        assertArrayEquals(once, twice, 1e-6);
    }

    @Test
    void aTreeOfTooManyNodesIsRefused() throws IOException {
        Hypothesis hypothesis = parsed("{'unit': 'logits', 'children': [" + String.join(", ", Collections.nCopies(500, "{'unit': 'L1H1'}"))
                + "]}");
        assertTrue(assertThrows(BadInput.class, () -> scrub(ENGINE.get(), hypothesis, INDUCTION, 1, 1)).getMessage().contains(
                "has 501 nodes; 500 are the most"));
    }

    @Test
    void drawsOfAnotherSetAreRefused() throws IOException {
        Hypothesis written = ScrubReferenceTest.hypothesis(new ObjectMapper().readTree(ScrubReferenceTest.REFERENCE.resolve("scrub-" + MODEL
                + ".json").toFile()).get("hypotheses").get(0));
        DataSet shorter = new DataSet("shorter", INDUCTION.examples().subList(1, INDUCTION.size()));
        assertTrue(assertThrows(BadInput.class, () -> scrub(ENGINE.get(), written, shorter, 1, 1)).getMessage().contains("of another set"));
    }
}
