package glasshead.engine;

import static glasshead.engine.Owned.arrays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2Config;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptSetsTest {

    private static final Options OPTIONS = Options.DEFAULT.withBos(false);

    private final NDManager manager = NativeRuntime.open();
    private final LoadedModel loaded = LoadedModel.random(Gpt2Config.likeGpt2(4, 2, 16), 1, manager);
    private final Workers workers = new Workers(2, new RightOfWay());

    @AfterEach
    void close() {
        workers.close();
        loaded.close();
        manager.close();
    }

    private static DataSet set(int seed) {
        Random random = new Random(seed);
        return new DataSet("random", IntStream.range(0, 5).mapToObj(_ -> new Example(prompt(random), prompt(random), List.of("#1"), List.of(
                "#2"))).toList());
    }

    private static Prompt prompt(Random random) {
        return new Prompt.Tokens(random.ints(9, 0, 1000).boxed().toList());
    }

    private SetFindings answer(DataSet set, List<List<Intervention>> conditions) {
        try (SetJob job = new SetJob(loaded, workers, new Question.OfSet("random", set, Contrast.LAST, conditions, OPTIONS, true))) {
            return job.run(_ -> {}, () -> false);
        }
    }

    private long products(Runnable job) {
        long before = loaded.model().work().multiplyAdds();
        job.run();
        return loaded.model().work().multiplyAdds() - before;
    }

    @Test
    void aClickComputesOnlyWhatItChangesWithTheSameBits() {
        List<List<Intervention>> click = List.of(List.of(Intervention.zero(new Head(3, 1))));
        DataSet set = set(1);
        SetFindings fresh = answer(set, click);
        answer(set(2), List.of());
        long untouched = products(() -> answer(set, List.of()));
        SetFindings[] kept = new SetFindings[1];
        long clicked = products(() -> kept[0] = answer(set, click));
        assertTrue(clicked < untouched / 2, clicked + " of " + untouched);
        assertArrayEquals(fresh.baseline().answers(), kept[0].baseline().answers());
        assertArrayEquals(fresh.corrupted().answers(), kept[0].corrupted().answers());
        assertArrayEquals(fresh.now().answers(), kept[0].now().answers());
        Head head = new Head(2, 0);
        assertEquals(fresh.now().spread(found -> found.of(head)), kept[0].now().spread(found -> found.of(head)));
    }

    @Test
    void whatIsBorrowedStaysOpenUntilItIsGivenBack() {
        int before = arrays(manager);
        KeptSets sets = new KeptSets(Long.MAX_VALUE);
        KeptSets.Kept first = sets.borrow(set(1), Contrast.LAST, OPTIONS);
        assertTrue(first.keep(0, base(1)));
        SetBase again = base(1);
        assertTrue(!first.keep(0, again), "it is there already");
        again.prompts().close();
        KeptSets.Kept second = sets.borrow(set(1), Contrast.LAST, OPTIONS);
        assertNotNull(second.batch(0), "an equal set is the same");
        sets.borrow(set(2), Contrast.LAST, OPTIONS).close();
        first.close();
        assertTrue(arrays(manager) > before);
        assertTrue(second.batch(0).prompts().bytes() > 0);
        second.close();
        assertEquals(before, arrays(manager));
        assertNull(sets.borrow(set(1), Contrast.LAST, OPTIONS).batch(0));
    }

    @Test
    void withoutRoomNothingIsKept() {
        int before = arrays(manager);
        KeptSets sets = new KeptSets(10);
        try (KeptSets.Kept kept = sets.borrow(set(1), Contrast.LAST, OPTIONS); SetPrompts prompts = base(1).prompts()) {
            assertTrue(!kept.keep(0, new SetBase(prompts, List.of(), List.of())));
        }
        assertEquals(before, arrays(manager));
    }

    private SetBase base(int seed) {
        List<SetRow> rows = SetRow.read(set(seed), Contrast.LAST, OPTIONS, loaded.tokens());
        return new SetBase(new SetPrompts(loaded, rows, () -> false), List.of(), List.of());
    }
}
