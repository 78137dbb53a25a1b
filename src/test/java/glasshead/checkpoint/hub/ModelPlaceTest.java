package glasshead.checkpoint.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names with a step, by their letters.
class ModelPlaceTest {

    private static Experiment of(String model) {
        return new Experiment(model, new Prompt.Text("a"), Prompt.NONE, Contrast.between("b", "c"), List.of(), Options.DEFAULT);
    }

    @Test
    void theStepIsTheNumberBehindTheLastAt() {
        assertEquals("tiny-english", ModelPlace.withoutStep("tiny-english@2500"));
        assertEquals("a@b", ModelPlace.withoutStep("a@b@0"));
        for (String whole : List.of("tiny-english", "tiny@", "@7", "tiny@x7", "tiny@-7", "tiny@1234567890", "owner/na@me")) {
            assertEquals(whole, ModelPlace.withoutStep(whole));
        }
        assertEquals("small@7", new ModelPlace("small", Path.of("small"), 7).written());
        assertEquals("small", new ModelPlace("small", Path.of("small"), ModelPlace.TRAINED).written());
    }

    @Test
    void onlyTheStepMayDiffer() {
        assertTrue(ModelPlace.differOnlyInStep(of("tiny@5"), of("tiny")));
        assertTrue(ModelPlace.differOnlyInStep(of("tiny@5"), of("tiny@6")));
        assertFalse(ModelPlace.differOnlyInStep(of("tiny@5"), of("tiny@5")));
        assertFalse(ModelPlace.differOnlyInStep(of("tiny@5"), of("other@5")));
        assertFalse(ModelPlace.differOnlyInStep(of("tiny@5"), of("tiny@6").toggled(new Head(0, 0))));
    }
}
