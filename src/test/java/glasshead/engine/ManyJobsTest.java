package glasshead.engine;

import static glasshead.engine.Owned.arrays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a set does with memory and news, however often it is asked and however large it is.
class ManyJobsTest {

    private static final String MODEL = "sort-letters";

    private static Example row(Random random) {
        String letters = letters(random);
        return new Example(new Prompt.Text(letters), new Prompt.Text(letters(random)), List.of("A"), List.of("B"),
                new LinkedHashMap<>(Map.of("first", letters.substring(0, 1))));
    }

    private static String letters(Random random) {
        return IntStream.range(0, 6).mapToObj(_ -> "ABC".substring(random.nextInt(3)).substring(0, 1)).reduce("", String::concat);
    }

    private static DataSet rows(int count, Random random) {
        return new DataSet("letters", IntStream.range(0, count).mapToObj(_ -> row(random)).toList());
    }

    private static Question<?> question(Random random) {
        List<Action> actions = List.of(Action.Set.ZERO, new Action.Mean(true), new Action.Mean(false, "first"), new Action.CopyOther(),
                new Action.CopyReference(random.nextInt()));
        DataSet set = rows(3, random);
        List<Intervention> lines = List.of(new Intervention(Where.z(new Head(random.nextInt(3), random.nextInt(3))), Positions.ALL, actions
                .get(random.nextInt(actions.size()))));
        return random.nextInt(4) == 0
                ? new Question.OfSetMap(MODEL, set, Contrast.LAST, MapKind.MEAN_PER_POSITION, false, lines, Options.DEFAULT)
                : new Question.OfSet(MODEL, set, Contrast.LAST, List.of(lines), Options.DEFAULT, random.nextBoolean(), List.of(new Head(1,
                        1)));
    }

    @Test
    void aThousandJobsSomeOfThemCancelledHoldAsManyArraysAsBefore() {
        Random random = new Random(8);
        int cancelled = 0;
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN), () -> Long.MAX_VALUE, 2)) {
            Question.OfSet settled = new Question.OfSet(MODEL, rows(3, random), Contrast.LAST, List.of(), Options.DEFAULT, true);
            engine.answer(settled, _ -> {}, () -> false);
            int before = arrays(engine.manager());
            for (int job = 0; job < 1000; job++) {
                AtomicInteger left = new AtomicInteger(random.nextInt(3) == 0 ? random.nextInt(12) : Integer.MAX_VALUE);
                try {
                    engine.answer(question(random), _ -> {}, () -> left.getAndDecrement() <= 0);
                } catch (CancellationException stopped) {
                    cancelled++;
                }
                // The untouched runs of three rows are kept, or none where the job ended before.
                assertTrue(arrays(engine.manager()) <= before);
            }
            engine.answer(settled, _ -> {}, () -> false);
            assertEquals(before, arrays(engine.manager()));
        }
        assertTrue(cancelled > 100, "cancelled: " + cancelled);
    }

    @Test
    void aLargeSetTellsItsNewsInABoundedNumberOfSteps() {
        AtomicInteger news = new AtomicInteger();
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN))) {
            // Among 10,000 rows of six letters out of three most stand many times.
            SetFindings found = engine.answer(new Question.OfSet(MODEL, rows(10_000, new Random(2)), Contrast.LAST, List.of(),
                    Options.DEFAULT, true), soFar -> {
                        assertFalse(soFar.answered() == soFar.used(), "the whole is the answer");
                        news.incrementAndGet();
                    }, () -> false);
            assertEquals(10_000, found.answered());
        }
        assertTrue(news.get() > 0 && news.get() <= 50, "news: " + news.get());
    }
}
