package glasshead.engine;

import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.util.List;
import java.util.Random;
import java.util.function.ObjLongConsumer;

/// What the whole program holds after rounds of what people do, as the system's task list shows it once the program is quiet again.
final class MemoryRounds {

    private static final int SHORT = 15;
    private static final int LONG = 500;

    private final Models models;
    private final String model;
    private final int positions;
    private final int vocabulary;
    private final int rounds;

    /// @param model      a folder or a name
    /// @param positions  that it has
    MemoryRounds(Models models, String model, int positions, int vocabulary, int rounds) {
        this.models = models;
        this.model = model;
        this.positions = positions;
        this.vocabulary = vocabulary;
        this.rounds = rounds;
    }

    /// @param figures gets each figure in bytes: one before and one after every kind of round
    void measure(ObjLongConsumer<String> figures) {
        try (InferenceEngine engine = new InferenceEngine(models)) {
            Experiment first = experiment(SHORT, 1);
            engine.run(first, List.of(), () -> false);
            figures.accept("resident-one-model", quiet(engine));
            for (int round = 0; round < rounds; round++) {
                Thread beside = Thread.ofPlatform().start(() -> {
                    InferenceEngine other = new InferenceEngine(models);
                    other.run(first.plus(Intervention.zero(new Head(0, 0))), List.of(), () -> false);
                    other.close();
                    other.giveMemoryBack();
                });
                Benchmark.join(beside);
            }
            figures.accept("resident-after-" + rounds + "-compares", quiet(engine));
            for (int round = 0; round < rounds; round++) {
                engine.run(raw(first), List.of(), () -> false);
                engine.run(first, List.of(), () -> false);
            }
            figures.accept("resident-after-" + rounds + "-models", quiet(engine));
            typing(engine);
            figures.accept("resident-after-typing-" + Math.min(LONG, positions), quiet(engine));
        }
    }

    /// Letters at the end of a long prompt, each with an ablation that is taken back.
    private void typing(InferenceEngine engine) {
        Experiment all = experiment(LONG, 2);
        List<Integer> ids = ((Prompt.Tokens) all.prompt()).ids();
        for (int round = 0; round < rounds; round++) {
            Experiment typed = all.withPrompt(new Prompt.Tokens(ids.subList(0, Math.max(1, ids.size() - rounds + round))));
            engine.run(typed, List.of(), () -> false);
            engine.run(typed.plus(Intervention.zero(new Head(0, 0))), List.of(), () -> false);
        }
    }

    private static long quiet(InferenceEngine engine) {
        engine.giveMemoryBack();
        ProcessMemory.settle();
        return ProcessMemory.resident();
    }

    private static Experiment raw(Experiment experiment) {
        return experiment.withOptions(experiment.options().withRawWeights(true));
    }

    private Experiment experiment(int length, int seed) {
        List<Integer> ids = new Random(seed).ints(Math.min(length, positions), 0, vocabulary).boxed().toList();
        return new Experiment(model, new Prompt.Tokens(ids), Prompt.NONE, new Contrast(List.of("#1"), List.of("#2"), Contrast.LAST),
                List.of(), Options.DEFAULT.withBos(false));
    }
}
