package glasshead.ui.attention;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.GivenSet;
import glasshead.experiment.Head;
import glasshead.experiment.view.SetPattern;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.ui.OnScreen;
import java.util.List;
import java.util.Objects;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Attention in the mean over a set.
@OnScreen
class SetAttentionTest {

    private InferenceService service;
    private Session session;
    private AttentionViewModel model;

    @Start
    void start(Stage stage) {
        service = GivenSet.service();
        session = GivenSet.session(service);
        SetRun run = new SetRun(session, service);
        model = new AttentionViewModel(session, new SessionAttention(session), run.spoken(), new SetAttention(service));
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private ShownAttention shown() {
        return Objects.requireNonNull(onFx(() -> model.shown().get()));
    }

    @Test
    void theMeanNamesTokensByTheirColumnAndIsTheMeanOfTheExamples() {
        onFx(() -> session.selection().locked().set(List.of(new Head(2, 4))));
        until(() -> model.shown().get() != null && model.legend().get().startsWith("mean over 24 prompts"));
        assertTrue(shown().labels().containsAll(List.of("BOS", "[place]", "[s]", "·to")), shown().labels().toString());
        double mean = shown().map().at(14, 3);
        onFx(() -> model.pattern().set(SetPattern.SHOWN));
        double sum = 0;
        for (int example = 0; example < 24; example++) {
            int index = example;
            onFx(() -> session.change(now -> now.withShown(index)));
            until(() -> session.findings().get().experiment().equals(session.experiment().get()) && model.shown().get() != null
                    && model.shown().get().tokens() == session.findings().get().tokens());
            assertTrue(onFx(() -> model.legend().get()).startsWith("of the shown prompt"));
            sum += shown().map().at(14, 3);
        }
        assertEquals(sum / 24, mean, 1e-5);
        onFx(() -> model.pattern().set(SetPattern.SPREAD));
        until(() -> model.legend().get().startsWith("standard deviation over 24 prompts"));
        assertTrue(shown().map().limit() < 1);
    }
}
