package glasshead.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The question over the shipped training of attn-only-2l, step by step as the test lets it.
class TrainingViewModelTest {

    private static final Experiment ASKED = new Experiment("attn-only-2l", new Prompt.Text("Mary book red Mary"), Prompt.NONE,
            new Contrast(List.of(" book"), List.of(" red"), Contrast.LAST), List.of(Intervention.zero(new Head(1, 0))), Options.DEFAULT);

    private final Models models = new Models(Path.of("models"));
    private final InferenceEngine engine = new InferenceEngine(models);
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private final HandRuns runs = new HandRuns();
    private final Session session = new Session(runs, ASKED);
    private int rested;
    private final TrainingViewModel model = new TrainingViewModel(session, models, new QuestionService() {
        @Override
        public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
            Runnable answer = () -> done.accept(engine.answer(question, () -> false));
            asked.add(answer);
            return () -> asked.remove(answer);
        }
    }, () -> rested++);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyStepIsAskedAndTheLastIsTheModelItself() {
        assertTrue(model.notice().get().startsWith("Run asks"), model.notice().get());
        model.run();
        int steps = model.curve().get().steps().size();
        assertEquals("Step 0: 1 of " + steps, model.notice().get());
        while (!asked.isEmpty()) {
            asked.remove().run();
        }
        assertFalse(model.running().get());
        assertEquals(1, rested);
        assertEquals("", model.notice().get());
        TrainingCurve curve = model.curve().get();
        assertTrue(curve.isWhole());
        var run = engine.answer(new Question.RecipeOf(ASKED), () -> false);
        TrainingCurve.Point last = curve.points().getLast();
        assertEquals(run.before(Metric.LOGIT_DIFFERENCE)[0], last.before(Metric.LOGIT_DIFFERENCE).mean());
        assertEquals(run.after(Metric.LOGIT_DIFFERENCE)[0], last.after(Metric.LOGIT_DIFFERENCE).mean());
        var second = engine.answer(new Question.RecipeOf(ASKED.withModel("attn-only-2l@" + curve.steps().get(1))), () -> false);
        assertEquals(second.after(Metric.KL)[0], curve.points().get(1).after(Metric.KL).mean());
        assertEquals(steps, model.table().rows().size());
    }

    @Test
    void theSliderSitsOnIt() {
        model.run();
        assertEquals(model.curve().get().steps().size() - 1, model.place());
        model.go(1);
        assertEquals("attn-only-2l@" + model.curve().get().steps().get(1), session.experiment().get().model());
        model.step(-1);
        assertEquals(0, model.place());
        model.step(-1);
        assertEquals(0, model.place());
        assertTrue(model.curve().get().isAbout(session.experiment().get()), "the same question at another step");
    }

    @Test
    void cancelledWhatIsThereStaysAndAnotherQuestionIsTold() {
        model.run();
        asked.remove().run();
        model.cancel();
        assertTrue(asked.isEmpty(), "nothing is asked any more");
        assertEquals(1, model.curve().get().points().size());
        assertTrue(model.notice().get().startsWith("Cancelled"), model.notice().get());
        session.change(Experiment::baseline);
        assertTrue(model.notice().get().startsWith("The curve is of an earlier question"), model.notice().get());
    }

    @Test
    void aModelWithoutTrainingSaysSo() {
        assertTrue(model.possible().get());
        session.change(now -> now.withModel("attn-only-0l"));
        assertFalse(model.possible().get());
        model.run();
        assertNull(model.curve().get());
        assertTrue(model.notice().get().startsWith("This model brings no weights"), model.notice().get());
    }

    @Test
    void axesAreRoundAndHoldZero() {
        ChartAxis axis = new ChartAxis(-2, 8, 2);
        assertEquals(List.of(-2.0, 0.0, 2.0, 4.0, 6.0, 8.0), axis.ticks());
        assertEquals("\u22122", axis.written(-2));
        assertEquals(0.2, axis.share(0), 1e-12);
    }
}
