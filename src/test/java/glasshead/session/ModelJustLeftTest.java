package glasshead.session;

import static glasshead.Await.get;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Side;
import glasshead.ui.OnScreen;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Questions about a model that the session has left come too late: they must not load it again, nor end what the new model is doing. The
/// two models are one with processed and with raw weights.
@OnScreen
class ModelJustLeftTest {

    private static final Experiment FIRST = TinyEnglish.experiment("ioi");
    private static final Experiment SECOND = FIRST.withOptions(FIRST.options().withRawWeights(true));

    private volatile InferenceEngine engine;
    private final InferenceService service = new InferenceService(() -> engine = TinyEnglish.engine());
    private final Runs runs = new Runs(service, List.of(Predictions.ANALYSIS));
    private CompletableFuture<Findings> finished = new CompletableFuture<>();
    private CompletableFuture<String> failed = new CompletableFuture<>();

    ModelJustLeftTest() {
        runs.onFinished(found -> finished.complete(found));
        runs.onFailed(problem -> failed.complete(problem.sentence()));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Findings run(Experiment experiment) {
        finished = new CompletableFuture<>();
        runs.request(experiment);
        return get(finished);
    }

    private CompletableFuture<EffectMap> map(Experiment experiment) {
        CompletableFuture<EffectMap> whole = new CompletableFuture<>();
        service.answer(new Question.Map(experiment, MapKind.ZERO_BY_POSITION, false), map -> {
            if (map.complete()) {
                whole.complete(map);
            }
        }, sentence -> whole.completeExceptionally(new AssertionError(sentence)));
        return whole;
    }

    private AtomicBoolean asked(Findings of) {
        AtomicBoolean answered = new AtomicBoolean();
        runs.ask(this, of, Side.BEFORE, Predictions.LOGIT_DIFFERENCE, _ -> answered.set(true));
        return answered;
    }

    /// Everything asked so far has been answered or dropped: whether the model of an experiment is loaded then.
    private boolean has(Experiment experiment) {
        until(() -> !service.isBusy());
        return engine.has(experiment.model(), experiment.options().rawWeights());
    }

    @Test
    void pointingAtWhatIsStillShownOfItLeavesTheNewModelAndItsMapAlone() {
        Findings shown = run(FIRST);
        finished = new CompletableFuture<>();
        runs.request(SECOND);
        CompletableFuture<EffectMap> map = map(SECOND);
        AtomicBoolean answered = asked(shown);
        CompletableFuture<BadInput> workRefused = new CompletableFuture<>();
        service.begin(new Question.AboutModel(FIRST.model(), false), _ -> {}, _ -> {}, workRefused::complete);
        AtomicBoolean used = new AtomicBoolean();
        runs.begin(new Question.CutToFit(FIRST), _ -> used.set(true));
        assertEquals(360, get(map).done());
        assertEquals(SECOND, get(finished).experiment());
        assertTrue(has(SECOND));
        assertFalse(answered.get());
        assertFalse(used.get());
        assertInstanceOf(Overtaken.class, get(workRefused));
    }

    @Test
    void aMapOfItEndsWithASentence() {
        run(FIRST);
        run(SECOND);
        CompletableFuture<String> refused = new CompletableFuture<>();
        service.answer(new Question.Map(FIRST, MapKind.ZERO, false), _ -> {}, refused::complete);
        assertTrue(get(refused).contains("another model was loaded"));
        assertTrue(has(SECOND));
    }

    @Test
    void whereTheNewModelCanNotBeLoadedTheOldOneGoesOnAnswering() {
        Findings shown = run(FIRST);
        runs.request(FIRST.withModel("no-such-model"));
        get(failed);
        AtomicBoolean answered = asked(shown);
        assertTrue(has(FIRST));
        assertTrue(answered.get());
    }

    @Test
    void aMapIsOfTheCurrentModelEvenWhenItsFirstRunWasOvertaken() {
        run(FIRST);
        finished = new CompletableFuture<>();
        runs.request(SECOND);
        Experiment typed = SECOND.withPrompt(new Prompt.Text(" red dog")).withOther(Prompt.NONE);
        CompletableFuture<EffectMap> map = map(SECOND);
        runs.request(typed);
        assertEquals(360, get(map).done());
    }
}
