package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Part;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What must hold of a set whatever the numbers are.
class SetIdentitiesTest {

    private static final String MODEL = "tiny-english";
    private static final DataSet SET = DataSets.read(SetReferenceTest.REFERENCE.resolve(MODEL).resolve("ioi.csv"));
    private static final List<Intervention> ZERO = List.of(Intervention.zero(new Head(2, 4)));
    private static final List<Intervention> RESAMPLE = List.of(new Intervention(Where.z(new Head(2, 3)), Positions.ALL,
            new Action.CopyOther()));
    private static final List<Intervention> MEAN = List.of(new Intervention(Where.z(new Head(2, 4)), Positions.ALL, new Action.Mean(true)));
    private static final List<Intervention> OTHER_ROW = List.of(new Intervention(Where.z(new Head(2, 4)), Positions.ALL,
            new Action.CopyReference(3)));

    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = new InferenceEngine(new Models(TestModels.GIVEN));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Question.OfSet question(DataSet set, List<List<Intervention>> conditions) {
        return new Question.OfSet(MODEL, set, Contrast.LAST, conditions, Options.DEFAULT, true);
    }

    private static SetFindings run(DataSet set, List<List<Intervention>> conditions) {
        return engine.answer(question(set, conditions), _ -> {}, () -> false);
    }

    private static SetMap map(DataSet set, MapKind kind) {
        return engine.answer(new Question.OfSetMap(MODEL, set, Contrast.LAST, kind, false, List.of(), Options.DEFAULT), _ -> {},
                () -> false);
    }

    private static Experiment alone(Example example, List<Intervention> lines) {
        return new Experiment(MODEL, example.prompt(), example.other(), example.contrast(Contrast.LAST), lines, Options.DEFAULT);
    }

    @Test
    void aSetOfOneHasThePromptsOwnBits() {
        Example example = SET.examples().get(5);
        SetFindings found = run(new DataSet("one", List.of(example)), List.of(ZERO, RESAMPLE));
        for (int condition = 0; condition < 2; condition++) {
            Findings prompt = engine.run(alone(example, List.of(ZERO, RESAMPLE).get(condition)), List.of(Predictions.ANALYSIS,
                    LogitAttribution.ANALYSIS),
                    () -> false);
            Predictions before = prompt.baseline().get(Predictions.ANALYSIS);
            assertEquals(before.logitDifference(), found.baseline().of(Metric.LOGIT_DIFFERENCE)[0]);
            assertEquals(prompt.ablated().get(Predictions.ANALYSIS).logitDifference(), found.changed().get(condition).of(
                    Metric.LOGIT_DIFFERENCE)[0]);
            assertEquals(before.divergenceTo(prompt.ablated().get(Predictions.ANALYSIS)), found.changed().get(condition).of(Metric.KL)[0]);
            assertArrayEquals(prompt.baseline().get(LogitAttribution.ANALYSIS).heads()[3], found.baseline().attribution().getFirst()
                    .heads()[3]);
        }
        assertTrue(Double.isNaN(Spread.of(found.baseline().of(Metric.LOGIT_DIFFERENCE)).standardError()));
    }

    @Test
    void aMapOverASetOfOneHasThePromptsOwnBits() {
        Example example = SET.examples().get(5);
        for (MapKind kind : List.of(MapKind.ZERO, MapKind.PATCH_RESID_PRE, MapKind.RESAMPLE_FROM_OTHER, MapKind.ZERO_BY_POSITION)) {
            EffectMap prompt = engine.answer(new Question.Map(alone(example, List.of()), kind, false), _ -> {}, () -> false);
            SetMap set = map(new DataSet("one", List.of(example)), kind);
            assertArrayEquals(prompt.values(), set.values()[0], kind.key());
            assertEquals(prompt.base(), set.base()[0]);
            assertEquals(prompt.source(), set.source()[0]);
        }
    }

    @Test
    void everyPromptOfASetGivesWhatItGivesAlone() {
        SetFindings found = run(SET, List.of(ZERO));
        for (int row = 0; row < SET.size(); row += 5) {
            Findings prompt = engine.run(alone(SET.examples().get(row), ZERO), List.of(Predictions.ANALYSIS), () -> false);
            Agreement.agree("before " + row, prompt.baseline().get(Predictions.ANALYSIS).logitDifference(),
                    found.baseline().of(Metric.LOGIT_DIFFERENCE)[row], 1e-4);
            Agreement.agree("after " + row, prompt.ablated().get(Predictions.ANALYSIS).logitDifference(),
                    found.changed().getFirst().of(Metric.LOGIT_DIFFERENCE)[row], 1e-4);
        }
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        List<Example> shuffled = new ArrayList<>(SET.examples());
        Collections.shuffle(shuffled, new Random(1));
        SetFindings one = run(SET, List.of(MEAN));
        SetFindings other = run(new DataSet("shuffled", shuffled), List.of(MEAN));
        for (Metric metric : Metric.values()) {
            assertEquals(Spread.of(one.baseline().of(metric)).mean(), Spread.of(other.baseline().of(metric)).mean(), 1e-6, metric.key());
            assertEquals(Spread.of(one.changed().getFirst().of(metric)).mean(), Spread.of(other.changed().getFirst().of(metric)).mean(),
                    1e-5, metric.key());
        }
    }

    @Test
    void anyNumberOfWorkersGivesTheSameBits() {
        List<double[]> differences = new ArrayList<>();
        List<double[]> cells = new ArrayList<>();
        for (int workers = 1; workers <= 3; workers++) {
            try (InferenceEngine own = new InferenceEngine(new Models(TestModels.GIVEN), () -> Long.MAX_VALUE, workers)) {
                differences.add(own.answer(question(SET, List.of(MEAN, OTHER_ROW)), _ -> {}, () -> false).changed().get(1).of(
                        Metric.LOGIT_DIFFERENCE));
                cells.add(own.answer(new Question.OfSetMap(MODEL, SET, Contrast.LAST, MapKind.MEAN_PER_POSITION, false, ZERO,
                        Options.DEFAULT), _ -> {},
                        () -> false).cell(7));
            }
        }
        assertArrayEquals(differences.get(0), differences.get(1));
        assertArrayEquals(differences.get(0), differences.get(2));
        assertArrayEquals(cells.get(0), cells.get(1));
        assertArrayEquals(cells.get(0), cells.get(2));
    }

    @Test
    void doingNothingChangesNoBit() {
        SetFindings found = run(SET, List.of(List.of(), List.of(new Intervention(Where.z(new Head(1, 2)), Positions.ALL,
                new Action.Freeze()))));
        for (Metric metric : Metric.values()) {
            assertArrayEquals(found.baseline().of(metric), found.changed().get(0).of(metric));
            assertArrayEquals(found.baseline().of(metric), found.changed().get(1).of(metric));
        }
    }

    /// Each cell of a map is what the same ablation does by itself, for which there are reference values.
    @Test
    void mapsOverASetAgreeWithTheReference() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(SetReferenceTest.REFERENCE.resolve(MODEL).resolve("data-set.json").toFile()).get(
                "ablation");
        Map<MapKind, String> kinds = Map.of(MapKind.ZERO, "zero", MapKind.MEAN_OVER_POSITIONS, "meanOverPositions",
                MapKind.MEAN_PER_POSITION,
                "meanPerPosition", MapKind.RESAMPLE_FROM_OTHER, "corrupted");
        kinds.forEach((kind, name) -> {
            SetMap map = map(SET, kind);
            assertTrue(map.complete());
            for (int cell = 0; cell < map.cells().size(); cell++) {
                JsonNode figure = expected.get(name).get(cell / 6).get(cell % 6).get("logitDifference");
                Agreement.agree(kind + " " + cell, figure.get("mean").asDouble(), map.after(cell).mean(), 1e-4);
                Agreement.agree(kind + " error " + cell, figure.get("standardError").asDouble(), map.after(cell).standardError(), 1e-4);
            }
        });
    }

    /// Everything of the prompt brought into the corrupted one is the prompt.
    @Test
    void patchingTheFirstResidualStreamEverywhereIsTheSource() {
        Where embeddings = Where.layer(Site.RESID_PRE, 0);
        SetFindings found = run(SET, List.of(List.of(new Intervention(embeddings, Positions.ALL, new Action.CopyOther()))));
        assertArrayEquals(found.corrupted().of(Metric.LOGIT_DIFFERENCE), found.changed().getFirst().of(Metric.LOGIT_DIFFERENCE), 1e-4);
    }

    @Test
    void rowsThatCannotBeUsedAreLeftOutAndSaySo() {
        Example good = SET.examples().getFirst();
        Example unknown = good.withTokens(List.of("#99999"), List.of(" John"));
        Example empty = good.withPrompt(Prompt.NONE);
        Example unpaired = good.withOther(new Prompt.Text("When Mary"));
        SetFindings found = run(new DataSet("mixed", List.of(good, unknown, empty, unpaired)), List.of(RESAMPLE));
        assertEquals(2, found.used());
        assertTrue(found.rows().get(1).problem().startsWith("Token id 99999 is not in the vocabulary"), found.rows().get(1).problem());
        assertTrue(found.rows().get(2).problem().startsWith("The prompt is empty"), found.rows().get(2).problem());
        assertTrue(found.changed().getFirst().problems().get(3).startsWith("The second prompt has"), found.changed().getFirst().problems()
                .get(3));
        assertEquals(1, Spread.of(found.changed().getFirst().of(Metric.LOGIT_DIFFERENCE)).count());
        assertEquals(2, Spread.of(found.baseline().of(Metric.LOGIT_DIFFERENCE)).count());
    }

    @Test
    void setsThatSayNothingAreRefused() {
        assertRefused("The set has no rows", () -> run(new DataSet("none", List.of()), List.of()));
        DataSet bad = SET.mapped(example -> example.withPrompt(Prompt.NONE));
        assertRefused("No row of the set can be used", () -> run(bad, List.of()));
        DataSet single = SET.mapped(example -> example.withOther(Prompt.NONE));
        assertRefused("The interventions can be made in no row of the set", () -> run(single, List.of(RESAMPLE)));
        assertRefused("No row of the set has a corrupted prompt", () -> map(single, MapKind.PATCH_RESID_PRE));
        List<Example> lengths = List.of(SET.examples().getFirst(), SET.examples().get(1).withPrompt(new Prompt.Text("When Mary")));
        assertRefused("The prompts of the set have different lengths", () -> map(new DataSet("two", lengths), MapKind.ZERO_BY_POSITION));
    }

    /// Rows of 96 tokens, all that the model reads, beside short ones and one of a token too many.
    @Test
    void rowsAsLongAsTheContextGiveWhatTheyGiveAlone() {
        List<SetRow> given = run(new DataSet("few", SET.examples().subList(0, 6)), List.of()).rows();
        List<Example> rows = new ArrayList<>(SET.examples().subList(0, 2));
        for (SetRow row : given.subList(2, 6)) {
            rows.add(longer(row, row.index() < 5 ? 96 : 97));
        }
        DataSet set = new DataSet("long", rows);
        SetFindings found = run(set, List.of(ZERO, RESAMPLE, MEAN));
        assertEquals(5, found.used());
        assertTrue(found.rows().getLast().problem().contains("97 tokens"), found.rows().getLast().problem());
        SetMap map = map(new DataSet("used", rows.subList(0, 5)), MapKind.ZERO);
        for (int row = 0; row < 5; row++) {
            assertEquals(row < 2 ? given.get(row).tokens().length() : 96, found.rows().get(row).tokens().length());
            for (int condition = 0; condition < 2; condition++) {
                Findings prompt = engine.run(alone(rows.get(row), List.of(ZERO, RESAMPLE).get(condition)), List.of(Predictions.ANALYSIS),
                        () -> false);
                double after = prompt.ablated().get(Predictions.ANALYSIS).logitDifference();
                Agreement.agree("row " + row, after, found.changed().get(condition).of(Metric.LOGIT_DIFFERENCE)[row], 1e-4);
                if (condition == 0) {
                    Agreement.agree("map " + row, after, map.values()[row][2 * 6 + 4], 1e-4);
                }
            }
            assertTrue(Double.isFinite(found.changed().get(2).of(Metric.LOGIT_DIFFERENCE)[row]));
        }
    }

    /// Both prompts with further words, so that they have so many tokens with BOS.
    private static Example longer(SetRow row, int tokens) {
        return row.example().withPrompt(filled(row.example().prompt(), tokens - row.tokens().length())).withOther(filled(row.example()
                .other(), tokens - row.other().length()));
    }

    private static Prompt filled(Prompt prompt, int more) {
        return new Prompt.Text(prompt.written() + " the".repeat(more));
    }

    private static void assertRefused(String sentence, Runnable question) {
        BadInput refused = assertThrows(BadInput.class, question::run);
        assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
    }

    private static void requireMeanOfRows(SetFindings.Condition condition) {
        LogitAttribution mean = condition.meanAttribution().orElseThrow();
        for (Part part : mean.parts()) {
            assertEquals(condition.spread(each -> each.of(part)).mean(), mean.of(part), 1e-9, part::label);
        }
        assertEquals(condition.spread(LogitAttribution::logitDifference).mean(), mean.logitDifference(), 1e-9);
        assertEquals(condition.attribution().stream().filter(Objects::nonNull).mapToDouble(each -> Math.abs(each.remainder())).max()
                .orElseThrow(), Math.abs(mean.remainder()));
    }

    /// What is told on the way too, and whoever worked on it.
    @Test
    void theMeanAttributionIsThatOfTheRowsThatAreThere() {
        List<SetFindings> told = new ArrayList<>();
        SetFindings alone;
        try (InferenceEngine one = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 1)) {
            alone = one.answer(question(SET, List.of(ZERO, MEAN)), told::add, () -> false);
        }
        assertFalse(told.isEmpty());
        told.add(alone);
        for (SetFindings each : told) {
            requireMeanOfRows(each.baseline());
            requireMeanOfRows(each.now());
        }
        LogitAttribution mean = alone.now().meanAttribution().orElseThrow();
        LogitAttribution same = run(SET, List.of(ZERO, MEAN)).now().meanAttribution().orElseThrow();
        mean.parts().forEach(part -> assertEquals(mean.of(part), same.of(part), 1e-5, part::label));
    }
}
