package glasshead.ui.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.engine.Cost;
import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusViewModelTest {

    private final HandRuns runs = new HandRuns();
    private final StatusViewModel model = new StatusViewModel(new Session(runs, HandRuns.FIRST));

    @ParameterizedTest
    @CsvSource({"0,1.0,Ran all 4 layers · 100 % of a full run · 1.8 ms", "2,0.41,Ran layers 2–3 of 4 · 41 % of a full run · 1.8 ms",
        "3,0.2,Ran layer 3 of 4 · 20 % of a full run · 1.8 ms", "4,0,'Ran no layer again, only the analyses · 1.8 ms'"})
    void saysHowMuchWasRun(int firstLayer, double share, String words) {
        runs.finish(new Cost(1.84, firstLayer, 4, share, 1_600_000, 0, 1));
        assertEquals(words, model.run().getValue());
    }

    @ParameterizedTest
    @CsvSource({"0,1.44,'Ran all 4 layers, then layers 2–3 again · 144 % of a full run · 1.8 ms'",
        "0,3.2,'Ran all 4 layers, then parts of them several times · 320 % of a full run · 1.8 ms'",
        "2,1.2,'Ran layers 2–3 of 4, several times · 120 % of a full run · 1.8 ms'"})
    void saysWhatWasRunMoreThanOnce(int firstLayer, double share, String words) {
        runs.finishAblated(new Head(2, 4), new Cost(1.84, firstLayer, 4, share, 1_600_000, 0, 1));
        assertEquals(words, model.run().getValue());
    }

    @Test
    void isEmptyBeforeTheFirstRun() {
        assertEquals("", model.run().getValue());
        assertEquals("", model.activations().getValue());
        assertEquals("", model.problem().getValue());
    }

    @Test
    void tellsWhatTheWholeProgramHoldsWhereTheSystemDoes() {
        runs.finish(new Cost(1, 0, 4, 1, 184_000_000, 1_234_000_000, 2));
        assertEquals("Memory 1.2 GB", model.memory().getValue());
        assertEquals("Activations 184 MB", model.activations().getValue());
        runs.finish(new Cost(1, 0, 4, 1, 184_000_000, 0, 2));
        assertEquals("Activations 184 MB", model.memory().getValue());
    }

    @Test
    void whatStandsBelowThePromptIsNotSaidTwice() {
        runs.finish(new Cost(1, 0, 4, 1, 0, 0, 2));
        runs.fail("The prompt has 7 tokens too many.", HandRuns.FIRST.withPrompt(new Prompt.Text("a b c")));
        assertEquals("Not run: see the prompt", model.problem().getValue());
        runs.fail("There is no token.", HandRuns.FIRST.withContrast(Contrast.between(" c", " a")));
        assertEquals("There is no token.", model.problem().getValue());
        runs.fail("There is no model.", HandRuns.FIRST.withModel("gone").withPrompt(new Prompt.Text("a b c")));
        assertEquals("There is no model.", model.problem().getValue());
    }

    @Test
    void aProblemGoesWithTheNextRun() {
        runs.finish(new Cost(1, 0, 4, 1, 0, 0, 2));
        runs.fail("The answer is no token.");
        assertEquals("The answer is no token.", model.problem().getValue());
        runs.finish(new Cost(1, 0, 4, 1, 0, 0, 2));
        assertEquals("", model.problem().getValue());
        assertEquals("2 threads", model.threads().getValue());
    }

    @ParameterizedTest
    @CsvSource({"0.04,0.0 ms", "9.94,9.9 ms", "123.4,123 ms", "1234,1.2 s"})
    void timesAreShort(double milliseconds, String words) {
        assertEquals(words, StatusViewModel.time(milliseconds));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 KB", "1600,1.6 KB", "1600000,1.6 MB", "604000000,604 MB", "2500000000,2.5 GB"})
    void memoryIsShort(long bytes, String words) {
        assertEquals(words, StatusViewModel.memory(bytes));
    }
}
