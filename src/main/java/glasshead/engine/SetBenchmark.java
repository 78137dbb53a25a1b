package glasshead.engine;

import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Sets of random prompts, asked for metrics and the attribution of every part.
///
/// @param contrast asked of each prompt
/// @param length   tokens of each
record SetBenchmark(LoadedModel loaded, Workers workers, Contrast contrast, int length) {

    static Prompt prompt(int seed, int length, int vocabulary) {
        return new Prompt.Tokens(new Random(seed).ints(length, 0, vocabulary).boxed().toList());
    }

    void run(int count, List<List<Intervention>> conditions, BooleanSupplier cancelled) {
        List<Example> rows = IntStream.range(0, count).mapToObj(row -> new Example(prompt(row, length, loaded.model().config()
                .vocabulary()), Prompt.NONE, contrast.answers(), contrast.distractors())).toList();
        var question = new Question.OfSet("benchmark", new DataSet("random", rows), Contrast.LAST, conditions, Options.DEFAULT.withBos(
                false), true);
        try (SetJob job = new SetJob(loaded, workers, question)) {
            job.run(_ -> {}, cancelled);
        }
    }

    /// Many jobs on a set of two prompts, each third of them cancelled on its way.
    void runMany(int times, Random random) {
        for (int i = 0; i < times; i++) {
            AtomicInteger left = new AtomicInteger(i % 3 == 0 ? random.nextInt(2 * loaded.model().config().layers()) : Integer.MAX_VALUE);
            try {
                run(2, List.of(List.of(Intervention.zero(new Head(0, 0)))), () -> left.getAndDecrement() <= 0);
            } catch (CancellationException wanted) {
                // It has given back what it held, or the figure shows it.
            }
        }
    }
}
