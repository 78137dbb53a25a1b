package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.Experiment;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every activation, processed and raw, against TransformerLens on the same weights.
class SitesReferenceTest {

    @ParameterizedTest
    @CsvSource({"ioi, false, ioi.safetensors", "ioi, true, ioi.raw.safetensors", "years, false, years.safetensors",
        "repeat, false, repeat.safetensors"})
    void everySiteAgrees(String prompt, boolean raw, String file) {
        Experiment experiment = TinyEnglish.experiment(prompt);
        experiment = experiment.withOptions(experiment.options().withRawWeights(raw));
        Map<String, float[]> expected = TinyEnglish.tensors(file);
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Map<String, Tensor> got = engine.answer(new Question.Activations(experiment, List.of()), () -> false);
            var known = new TreeSet<>(got.keySet());
            if (raw) {
                // The raw reference leaves the scores out.
                known.removeIf(name -> name.endsWith("hook_attn_scores"));
            }
            assertEquals(expected.keySet(), known);
            expected.forEach((name, values) -> Agreement.agree(name, values, got.get(name).data(), 1e-4));
        }
    }
}
