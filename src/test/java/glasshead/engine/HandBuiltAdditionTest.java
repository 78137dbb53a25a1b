package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.ModularAddition;
import glasshead.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was written into the weights is what is found in them.
class HandBuiltAdditionTest {

    @TempDir
    private Path folder;

    @Test
    void theFrequenciesThatItIsMadeOfAreFound() {
        Experiment experiment = HandBuiltAddition.experiment(HandBuiltAddition.write(folder));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            ModularAddition found = engine.answer(new Question.Addition(experiment), () -> false);
            assertEquals(HandBuiltAddition.KEYS, found.keyFrequencies());
            assertEquals(1, found.scores().accuracy().all());
            // its neurons also follow a - b, which only disturbs
            assertTrue(found.restricted().loss().all() < 0.1 * found.scores().loss().all(), found.restricted().toString());
            assertTrue(found.excluded().loss().all() > 3, "nothing is left without them");
            for (int neuron = 0; neuron < found.neurons().best().length; neuron++) {
                assertEquals(HandBuiltAddition.KEYS.get(neuron / 40), found.neurons().best()[neuron]);
                assertTrue(found.neurons().explained()[neuron] > 0.85);
            }
            for (int head = 1; head < 4; head++) {
                assertEquals(1 / 3.0, found.run().attention(head, 0)[77], 1e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyFrequencyItIsWorseAndWithoutAnotherTheSame(FrequencyAblation.Place place) {
        Experiment experiment = HandBuiltAddition.experiment(HandBuiltAddition.write(folder));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            ModularAddition found = engine.answer(new Question.Addition(experiment), () -> false);
            for (int key : List.of(4, 52)) {
                AblatedAddition left = engine.answer(new Question.AdditionWithout(experiment, found, new FrequencyAblation(List.of(key),
                        place)), () -> false);
                assertTrue(left.scores().loss().all() > 10 * found.scores().loss().all(), key + " " + left.scores());
            }
            AblatedAddition same = engine.answer(new Question.AdditionWithout(experiment, found, new FrequencyAblation(List.of(3, 56),
                    place)), () -> false);
            assertEquals(found.scores().loss().all(), same.scores().loss().all(), 0.01 * found.scores().loss().all());
        }
    }
}
