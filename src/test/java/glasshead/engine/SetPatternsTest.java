package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.AttentionView;
import glasshead.analysis.MeanPattern;
import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.dataset.DataSets;
import glasshead.engine.SetFindings.Condition;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Weighting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The mean attention over a set is the mean of what each of its prompts has alone.
class SetPatternsTest {

    private static final String MODEL = "tiny-english";
    private static final DataSet SET = DataSets.read(SetReferenceTest.REFERENCE.resolve(MODEL).resolve("ioi.csv"));
    private static final List<Head> HEADS = List.of(new Head(2, 4), new Head(0, 5));
    private static final List<Intervention> ZERO = List.of(Intervention.zero(new Head(1, 1)));

    private static SetFindings run(DataSet set, int workers) {
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN), () -> Long.MAX_VALUE, workers)) {
            return engine.answer(new Question.OfSet(MODEL, set, Contrast.LAST, List.of(ZERO), Options.DEFAULT, false, HEADS), _ -> {},
                    () -> false);
        }
    }

    @Test
    void itIsTheMeanOfTheSinglePatterns() {
        SetFindings found = run(SET, 2);
        List<float[]> before = new ArrayList<>();
        List<float[]> after = new ArrayList<>();
        AttentionView view = new AttentionView(List.of(new Head(2, 4)), Weighting.ATTENTION);
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN))) {
            for (Example example : SET.examples()) {
                Findings alone = engine.run(new Experiment(MODEL, example.prompt(), example.other(), example.contrast(Contrast.LAST), ZERO,
                        Options.DEFAULT), List.of(view), () -> false);
                before.add(alone.baseline().get(view).values());
                after.add(alone.ablated().get(view).values());
            }
        }
        agree(before, found.baseline());
        agree(after, found.changed().getFirst());
        assertEquals(List.of(new Head(0, 5), new Head(2, 4)), List.copyOf(found.baseline().patterns().keySet()));
    }

    private static void agree(List<float[]> alone, Condition condition) {
        MeanPattern mean = condition.patterns().get(new Head(2, 4));
        assertEquals(SET.size(), mean.count());
        for (int cell = 0; cell < mean.mean().length; cell++) {
            int one = cell;
            Spread spread = Spread.of(alone.stream().mapToDouble(values -> values[one]).toArray());
            assertEquals(spread.mean(), mean.mean()[cell], 1e-6);
            assertEquals(spread.standardError(), mean.standardError()[cell], 1e-6);
        }
    }

    @Test
    void anyNumberOfWorkersGivesTheSameBits() {
        for (Head head : HEADS) {
            MeanPattern one = run(SET, 1).baseline().patterns().get(head);
            MeanPattern three = run(SET, 3).baseline().patterns().get(head);
            assertArrayEquals(one.mean(), three.mean());
            assertArrayEquals(one.standardError(), three.standardError());
        }
    }

    @Test
    void positionsAreNamedByTheTokenOrByTheColumnThatHasIt() {
        List<String> titles = run(SET, 1).positions().stream().map(SetPosition::title).toList();
        // ABBA and BABA: the first name is now the indirect object, now the subject. The object has no column in this file.
        assertEquals(List.of("When", "varies", "·and", "varies", "·went", "·to", "·the", "[place]", ",", "[s]", "·gave", "·a", "varies",
                "·to"), titles.subList(1, titles.size()));
        List<Example> one = SET.examples().stream().filter(example -> example.column("order").equals("ABBA")).toList();
        assertEquals("[io]", run(new DataSet("one order", one), 1).positions().get(2).title());
        DataSet plain = new DataSet("plain", one).mapped(example -> new Example(example.prompt(), example.other(), example.answers(),
                example.distractors()));
        assertEquals("[answer]", run(plain, 1).positions().get(2).title());
        assertEquals("[distractor]", run(plain, 1).positions().get(10).title());
    }

    @Test
    void promptsOfDifferentLengthsHaveNone() {
        Example first = SET.examples().getFirst();
        SetFindings found = run(new DataSet("two", List.of(first, first.withPrompt(new Prompt.Text("When Mary")))), 1);
        assertTrue(found.positions().isEmpty());
        assertTrue(found.baseline().patterns().isEmpty());
        assertEquals(2, found.answered());
    }

    @Test
    void aHeadThatIsNotThereIsRefused() {
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN))) {
            var question = new Question.OfSet(MODEL, SET, Contrast.LAST, List.of(), Options.DEFAULT, false, List.of(new Head(9, 0)));
            BadInput refused = assertThrows(BadInput.class, () -> engine.answer(question, _ -> {}, () -> false));
            assertEquals("There is no layer 9; the model has 4, counted from 0.", refused.getMessage());
        }
    }
}
