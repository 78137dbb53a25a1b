package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each shipped model opens on its example, tells what its heads push, and can be ablated; whatever its numbers are.
class ShippedExamplesTest {

    static List<String> shipped() {
        return new ModelCatalogue(TestModels.SHIPPED).names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void runsItsExample(String name) {
        Models models = new Models(TestModels.SHIPPED);
        try (InferenceEngine engine = new InferenceEngine(models)) {
            boolean heads = engine.model(name, false).layers() > 0;
            Experiment example = heads ? models.example(name).plus(Intervention.zero(new Head(0, 0))) : models.example(name);
            Findings findings = engine.run(example, List.of(Predictions.ANALYSIS, LogitAttribution.ANALYSIS), () -> false);
            assertFalse(findings.model().card().isBlank(), "a card to show");
            for (Results results : heads ? List.of(findings.baseline(), findings.ablated()) : List.of(findings.baseline())) {
                LogitAttribution parts = results.get(LogitAttribution.ANALYSIS);
                assertTrue(Double.isFinite(parts.logitDifference()));
                assertEquals(parts.logitDifference(), parts.sum(), 2e-4);
            }
            assertTrue(!heads || findings.baseline().get(Predictions.ANALYSIS).logitDifference() != findings.ablated().get(
                    Predictions.ANALYSIS).logitDifference());
        }
    }
}
