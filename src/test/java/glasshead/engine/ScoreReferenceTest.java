package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.AttendedPair;
import glasshead.analysis.AttentionMap;
import glasshead.analysis.AttentionView;
import glasshead.analysis.ScoreTable;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Weighting;
import glasshead.experiment.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attention scores taken apart, against values computed elsewhere from the same weights, and what cutting a pair does.
class ScoreReferenceTest {

    private static final double TOLERANCE = 1e-4;
    private static final String ATTENTION_ONLY = "attn-only-2l";
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static JsonNode reference(String model) throws IOException {
        return new ObjectMapper().readTree(Path.of("src/test/resources/reference/explore/scores-" + model + ".json").toFile());
    }

    private static Experiment about(String model, String text) {
        return new Experiment(model, new Prompt.Text(text), Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST), List.of(),
                Options.DEFAULT);
    }

    private static ScoreTable table(Experiment experiment, AttendedPair pair) {
        return engine.run(experiment, List.of(pair), () -> false).ablated().get(pair);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attn-only-2l", "tiny-english"})
    void everyPairAgrees(String model) throws IOException {
        JsonNode reference = reference(model);
        Experiment experiment = about(model, reference.get("text").asText());
        for (JsonNode expected : reference.get("scores")) {
            AttendedPair pair = new AttendedPair(Head.parse(expected.get("head").asText()), expected.get("query").asInt(), expected.get(
                    "key").asInt());
            ScoreTable got = table(experiment, pair);
            assertEquals(TinyEnglish.texts(expected.get("parts")), got.parts());
            Agreement.agree(pair + " score", expected.get("score").asDouble(), got.score(), TOLERANCE);
            Agreement.agree(pair + " attention", expected.get("attention").asDouble(), got.attention(), TOLERANCE);
            for (int part = 0; part < got.parts().size(); part++) {
                Agreement.agree(pair + " " + got.parts().get(part), expected.get("pairs").get(part), got.pairs()[part], TOLERANCE);
            }
            assertEquals(0, got.remainder(), TOLERANCE * Math.max(1, Math.abs(got.score())));
        }
    }

    /// The induction head's keys are what the previous-token head wrote.
    @Test
    void theInductionHeadReadsThePreviousTokenHead() throws IOException {
        ScoreTable table = table(about(ATTENTION_ONLY, reference(ATTENTION_ONLY).get("text").asText()), new AttendedPair(new Head(1, 1),
                13, 6));
        double[] keys = table.keyParts();
        int strongest = 0;
        for (int part = 1; part < keys.length; part++) {
            strongest = keys[part] > keys[strongest] ? part : strongest;
        }
        assertEquals("L0H1", table.parts().get(strongest));
        assertEquals(9.76, keys[strongest], 0.005);
        assertEquals(12.89, table.score(), 0.005);
    }

    @Test
    void whatIsMovedAddsUpToTheKeysShareInTheHeadsAttribution() {
        Findings findings = engine.run(TinyEnglish.experiment("ioi"), List.of(), () -> false);
        Head head = new Head(2, 4);
        AttentionMap shares = engine.answer(new Question.Further<>(findings, false, new AttentionView(List.of(head), Weighting.LOGIT)),
                () -> false);
        for (int key : new int[] {0, 2, 14}) {
            ScoreTable table = engine.answer(new Question.Further<>(findings, false, new AttendedPair(head, Positions.END, key)),
                    () -> false);
            assertEquals(shares.at(14, key), Arrays.stream(table.moved()).sum(), TOLERANCE);
        }
    }

    @Test
    void rawWeightsAddUpToo() {
        Experiment raw = TinyEnglish.experiment("ioi").withOptions(new Options(true, true, List.of()));
        ScoreTable table = table(raw, new AttendedPair(new Head(3, 2), 14, 4));
        assertEquals(table.score(), table.sum(), TOLERANCE * Math.max(1, Math.abs(table.score())));
    }

    @Test
    void cuttingAPairMovesTheScoreByWhatTheTableSays() throws IOException {
        Experiment experiment = about(ATTENTION_ONLY, reference(ATTENTION_ONLY).get("text").asText());
        AttendedPair pair = new AttendedPair(new Head(1, 1), 13, 6);
        ScoreTable before = table(experiment, pair);
        ScoreTable.Pair top = before.strongest(1).getFirst();
        Intervention cut = new Intervention(Where.head(Site.ATTN_SCORES, pair.head()), Positions.of(pair.query()), new Action.CutParts(
                before
                        .parts().get(top.query()), before.parts().get(top.key()), Positions.of(pair.key())), true);
        ScoreTable after = table(experiment.plus(cut), pair);
        assertEquals(before.score() - top.value(), after.score(), 1e-4);
        assertEquals(before.attentionWithout(top.value()), after.attention(), 1e-4);
        assertTrue(after.attention() < 0.1 * before.attention());
        // Interventions are the same in a session file and on the command line.
        assertEquals(-top.value(), after.remainder(), 1e-4);
        BadInput none = assertThrows(BadInput.class, () -> table(experiment.plus(new Intervention(cut.where(), cut.positions(),
                new Action.CutParts("L7H7", "embed", Positions.ALL), true)), pair));
        assertTrue(none.getMessage().startsWith("Nothing called 'L7H7' is read by L1H1"), none.getMessage());
    }

    @Test
    void overASetTheTableIsTheMeanOfItsTables() {
        AttendedPair pair = new AttendedPair(new Head(2, 4), Positions.END, 2);
        List<Experiment> single = List.of(TinyEnglish.experiment("ioi"), about("tiny-english",
                "When Lisa and Tim went to the store, Tim gave a drink to"));
        List<Example> rows = single.stream().map(each -> new Example(each.prompt(), Prompt.NONE, List.of(), List.of(), new TreeMap<>()))
                .toList();
        SetAverages averages = engine.answer(new Question.Averages("tiny-english", new DataSet("two", rows), Contrast.LAST, List
                .of(), ScoreTable.numbers(pair), true, Options.DEFAULT), _ -> {}, () -> false);
        assertEquals(2, averages.done());
        ScoreTable mean = ScoreTable.of(pair, pair.parts(6, true), averages.spreads().stream().mapToDouble(each -> each.mean()).toArray());
        List<ScoreTable> tables = single.stream().map(each -> table(each, pair)).toList();
        assertEquals((tables.get(0).score() + tables.get(1).score()) / 2, mean.score(), 1e-5);
        for (int part = 0; part < mean.parts().size(); part++) {
            assertEquals((tables.get(0).pairs()[3][part] + tables.get(1).pairs()[3][part]) / 2, mean.pairs()[3][part], 1e-5);
        }
        double half = Math.abs(tables.get(0).score() - tables.get(1).score()) / 2;
        assertEquals(half, averages.spreads().getFirst().standardError(), 1e-5);
        assertEquals(mean.score(), DoubleStream.of(mean.keyParts()).sum(), 1e-4);
    }

    @Test
    void whatIsNotThereGetsASentence() {
        Experiment experiment = TinyEnglish.experiment("ioi");
        for (AttendedPair wrong : List.of(new AttendedPair(new Head(4, 0), 3, 2), new AttendedPair(new Head(0, 0), 3, 4), new AttendedPair(
                new Head(0, 0), 15, 4))) {
            assertThrows(BadInput.class, () -> table(experiment, wrong));
        }
    }
}
