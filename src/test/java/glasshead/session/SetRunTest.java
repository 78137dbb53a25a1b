package glasshead.session;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Spread;
import glasshead.engine.GivenSet;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The runs of a set behind a session that is about it.
@OnScreen
class SetRunTest {

    private InferenceService service;
    private Session session;
    private SetRun run;
    private final List<Question<?>> asked = new ArrayList<>();
    private int cancelled;
    private boolean silent;

    @Start
    void start(Stage stage) {
        service = GivenSet.service();
        session = GivenSet.session(service);
        run = new SetRun(session, new QuestionService() {
            @Override
            public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
                asked.add(question);
                Handle handle = silent ? () -> {} : service.begin(question, soFar, done, failed);
                return () -> {
                    cancelled++;
                    handle.cancel();
                };
            }
        });
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private void untilRun() {
        until(() -> run.findings().get() != null && !run.running().get() && !session.running().get());
    }

    @Test
    void theShownExampleRunsFirstAndAnotherExampleAsksNothing() {
        untilRun();
        assertEquals(GivenSet.CLEAN, Spread.of(run.findings().get().baseline().of(Metric.LOGIT_DIFFERENCE)).mean(), 1e-4);
        assertEquals(1, asked.size());
        onFx(() -> session.change(now -> now.withShown(9)));
        until(() -> session.findings().get().experiment().equals(session.experiment().get()));
        assertEquals(1, asked.size());
    }

    @Test
    void aNewerExperimentEndsAnOlderOnesRun() {
        untilRun();
        silent = true;
        onFx(() -> session.change(now -> now.toggled(new Head(0, 0))));
        until(() -> asked.size() == 2);
        int before = cancelled;
        onFx(() -> session.change(now -> now.toggled(new Head(0, 1))));
        until(() -> asked.size() == 3);
        assertEquals(before + 1, cancelled);
        assertTrue(run.running().get());
        onFx(run::cancel);
        assertFalse(run.running().get());
        assertTrue(run.stopped().get());
        silent = false;
        onFx(run::again);
        until(() -> !run.findings().get().changed().isEmpty() && !run.running().get());
        assertFalse(run.stopped().get());
        assertEquals(3, run.ways().get().changed().size());
    }

    @Test
    void backAtAPromptNothingIsKnownOfTheSet() {
        untilRun();
        onFx(() -> session.change(now -> now.withSubject(new Subject.Alone(now.prompt(), now.other(), now.contrast()))));
        assertNull(run.findings().get());
        assertEquals("", run.state().get());
        onFx(session::undo);
        untilRun();
        assertEquals(24, run.findings().get().used());
    }
}
