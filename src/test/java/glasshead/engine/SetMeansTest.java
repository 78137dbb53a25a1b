package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Means over the rows of one template, and activations from other rows.
class SetMeansTest {

    private static final String MODEL = "tiny-english";
    private static final DataSet SET = numbered(DataSets.read(SetReferenceTest.REFERENCE.resolve(MODEL).resolve("ioi.csv")));
    private static final double TOLERANCE = 1e-4;

    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = new InferenceEngine(new Models(TestModels.GIVEN));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /// With a column that has one value in all rows, and one that has another in each.
    private static DataSet numbered(DataSet set) {
        List<Example> rows = new ArrayList<>();
        for (Example example : set.examples()) {
            LinkedHashMap<String, String> columns = new LinkedHashMap<>(example.columns());
            columns.put("same", "x");
            columns.put("number", String.valueOf(rows.size()));
            rows.add(new Example(example.prompt(), example.other(), example.answers(), example.distractors(), columns));
        }
        return new DataSet(set.name(), rows);
    }

    private static List<Intervention> at(Action action) {
        return List.of(new Intervention(Where.z(new Head(2, 4)), Positions.ALL, action), new Intervention(Where.z(new Head(0, 5)),
                Positions.ALL, action));
    }

    private static SetFindings run(DataSet set, Action... actions) {
        List<List<Intervention>> conditions = new ArrayList<>();
        for (Action action : actions) {
            conditions.add(at(action));
        }
        return engine.answer(new Question.OfSet(MODEL, set, Contrast.LAST, conditions, Options.DEFAULT, false), _ -> {}, () -> false);
    }

    private static double[] differences(SetFindings found, int condition) {
        return found.changed().get(condition).of(Metric.LOGIT_DIFFERENCE);
    }

    @Test
    void oneGroupIsThePlainMean() {
        SetFindings found = run(SET, new Action.Mean(true), new Action.Mean(true, "same"), new Action.Mean(false), new Action.Mean(false,
                "same"));
        assertArrayEquals(differences(found, 0), differences(found, 1));
        assertArrayEquals(differences(found, 2), differences(found, 3));
    }

    @Test
    void aRowsOwnMeanPerPositionIsItself() {
        SetFindings found = run(SET, new Action.Mean(true, "number"));
        assertArrayEquals(found.baseline().of(Metric.LOGIT_DIFFERENCE), differences(found, 0), TOLERANCE);
        assertArrayEquals(new double[SET.size()], found.changed().getFirst().of(Metric.KL), 1e-6);
    }

    @Test
    void aRowsOwnMeanOverPositionsIsThatOfASetOfOne() {
        double[] together = differences(run(SET, new Action.Mean(false, "number")), 0);
        for (int row = 0; row < SET.size(); row += 7) {
            SetFindings alone = run(new DataSet("one", List.of(SET.examples().get(row))), new Action.Mean(false));
            assertEquals(differences(alone, 0)[0], together[row], TOLERANCE);
        }
    }

    @Test
    void theMeanPerTemplateIsThatOfItsRowsAlone() {
        SetFindings found = run(SET, new Action.Mean(true, "order"), new Action.Mean(false, "order"));
        for (String order : List.of("ABBA", "BABA")) {
            List<Integer> rows = IntStream.range(0, SET.size()).boxed().filter(row -> SET.examples().get(row).column(
                    "order").equals(order)).toList();
            SetFindings alone = run(new DataSet(order, rows.stream().map(SET.examples()::get).toList()), new Action.Mean(true),
                    new Action.Mean(false));
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(differences(alone, 0)[i], differences(found, 0)[rows.get(i)], TOLERANCE);
                assertEquals(differences(alone, 1)[i], differences(found, 1)[rows.get(i)], TOLERANCE);
            }
        }
    }

    @Test
    void aSeedTakesFromAnotherRowOfTheSameLength() {
        SetFindings found = run(SET, new Action.CopyReference(3), new Action.CopyReference(4));
        Donors donors = Donors.of(found.rows());
        List<Example> from = found.rows().stream().map(row -> row.example().withOther(donors.of(row, 3).example().prompt())).toList();
        assertArrayEquals(differences(run(new DataSet("drawn", from), new Action.CopyOther()), 0), differences(found, 0), TOLERANCE);
        long different = found.rows().stream().map(row -> donors.of(row, 3).index()).distinct().count();
        assertTrue(different > SET.size() / 3, "rows draw for themselves: " + different);
        assertTrue(found.rows().stream().allMatch(row -> donors.of(row, 3).index() != row.index()));
        long otherSeed = found.rows().stream().filter(row -> donors.of(row, 3).index() != donors.of(row, 4).index()).count();
        assertTrue(otherSeed > SET.size() / 2, "a seed draws anew: " + otherSeed);
    }

    @Test
    void aRowWithoutAnotherOfItsLengthSaysSo() {
        List<Example> rows = new ArrayList<>(SET.examples().subList(0, 2));
        rows.add(rows.getFirst().withPrompt(new Prompt.Text("When Mary")));
        SetFindings found = run(new DataSet("three", rows), new Action.CopyReference(3));
        assertEquals(List.of("", "", "No other row of the set has 3 tokens to take values from; add one."), found.changed().getFirst()
                .problems());
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        BadInput refused = assertThrows(BadInput.class, () -> run(SET, new Action.Mean(true, "colour")));
        assertEquals("The set has no column 'colour' to take means by; its columns are order, io, s, place, same, number.", refused
                .getMessage());
        Example example = SET.examples().getFirst();
        Experiment alone = new Experiment(MODEL, example.prompt(), example.other(), example.contrast(Contrast.LAST), at(new Action.Mean(
                true, "order")), Options.DEFAULT);
        BadInput single = assertThrows(BadInput.class, () -> engine.run(alone, List.of(), () -> false));
        assertTrue(single.getMessage().contains("The mean by 'order' is over rows of a set"), single.getMessage());
    }
}
