package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models without MLPs, without LayerNorm and without blocks: what must hold for them too.
class PartialArchitecturesTest {

    @TempDir
    Path folder;

    private static Experiment experiment(Path model, boolean raw) {
        return new Experiment(model.toString(), new Prompt.Tokens(List.of(3, 9, 27, 4, 9)), new Prompt.Tokens(List.of(3, 1, 27, 4, 8)),
                new Contrast(List.of("#7"), List.of("#11", "#12"), Contrast.LAST), List.of(), new Options(true, raw, List.of()));
    }

    private static List<Results> runs(InferenceEngine engine, Experiment experiment) {
        Findings findings = engine.run(experiment, List.of(LogitAttribution.ANALYSIS, Predictions.ANALYSIS, HeadScores.ANALYSIS),
                () -> false);
        return List.of(findings.baseline(), findings.ablated());
    }

    @ParameterizedTest
    @CsvSource({"3, glasshead_no_mlp, ''", "3, glasshead_no_layer_norm, ''", "3, glasshead_no_mlp, glasshead_no_layer_norm", "0, '', ''",
        "0, glasshead_no_layer_norm, ''"})
    void partsSumToTheLogitDifference(int layers, String first, String second) {
        RandomCheckpoint checkpoint = new RandomCheckpoint(layers, 32, 40);
        List.of(first, second).stream().filter(key -> !key.isEmpty()).forEach(checkpoint::without);
        Path model = checkpoint.write(folder);
        List<float[]> probabilities = new ArrayList<>();
        try (InferenceEngine engine = TinyEnglish.engine()) {
            for (boolean raw : List.of(false, true)) {
                Experiment plain = experiment(model, raw);
                Experiment ablated = layers == 0 ? plain : plain.plus(Intervention.zero(new Head(1, 2)))
                        .plus(new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(2), new Action.CopyOther()));
                for (Results results : runs(engine, ablated)) {
                    LogitAttribution parts = results.get(LogitAttribution.ANALYSIS);
                    double sum = parts.embedding() + parts.position() + parts.biases() + DoubleStream.of(parts.mlps()).sum()
                            + Arrays.stream(parts.heads()).flatMapToDouble(Arrays::stream).sum();
                    assertEquals(parts.logitDifference(), sum, 2e-4);
                    assertTrue(Math.abs(sum) > 1e-3, "a difference of nothing would prove nothing");
                }
                probabilities.add(results(engine, plain));
            }
        }
        assertArrayEquals(probabilities.get(0), probabilities.get(1), 1e-5f, "processing the weights changes no probability");
    }

    private static float[] results(InferenceEngine engine, Experiment plain) {
        float[] logits = runs(engine, plain).getFirst().get(Predictions.ANALYSIS).logits();
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return probabilities;
    }

    @Test
    void sitesOfAbsentPartsAreNotWritten() {
        Path model = new RandomCheckpoint(2, 32, 40).without("glasshead_no_mlp").write(folder);
        try (InferenceEngine engine = TinyEnglish.engine()) {
            var names = engine.answer(new Question.Activations(experiment(model, false), List.of()), () -> false).keySet();
            assertTrue(names.contains("blocks.1.attn.hook_result"));
            assertFalse(names.stream().anyMatch(name -> name.contains("mlp") || name.contains("ln2")));
        }
    }
}
