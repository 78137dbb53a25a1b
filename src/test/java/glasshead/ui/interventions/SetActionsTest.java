package glasshead.ui.interventions;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.GivenSet;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Where;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import java.util.List;
import java.util.Objects;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// What the menu of a line offers while the session is about a set.
@OnScreen
class SetActionsTest {

    private InferenceService service;
    private Session session;
    private InterventionsViewModel model;

    @Start
    void start(Stage stage) {
        service = GivenSet.service();
        session = GivenSet.session(service);
        model = new InterventionsViewModel(session, () -> {}, (_, _) -> {});
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void everyColumnCanGroupRowsForAMean() {
        until(() -> session.findings().get() != null);
        List<String> labels = onFx(() -> ActionChoice.at(Where.z(new Head(2, 4)), Objects.requireNonNull(model.check()), model.columns())
                .stream().map(ActionChoice::label).toList());
        assertTrue(labels.containsAll(List.of("mean", "mean by order", "mean by place")), labels.toString());
        Action grouped = new Action.Mean(false, "order");
        assertEquals("mean by order", ActionChoice.of(grouped).label());
        assertFalse(ActionChoice.of(new Action.Mean(false)).is().test(grouped));
    }
}
