package glasshead.ui.bars;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.GivenSet;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.view.SetAblation;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.ui.OnScreen;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Bars in the mean over a set whose figures are known.
@OnScreen
class SetBarsTest {

    private InferenceService service;
    private Session session;
    private SetRun run;
    private BarsViewModel model;

    @Start
    void start(Stage stage) {
        service = GivenSet.service();
        session = GivenSet.session(service);
        run = new SetRun(session, service);
        model = new BarsViewModel(session, new SimpleObjectProperty<>(), run.spoken(), run.ablation());
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private Bar bar(int layer, int index) {
        return onFx(() -> model.rows().stream().filter(bar -> bar.part().equals(Part.of(new Head(layer, index)))).findFirst()
                .orElseThrow());
    }

    private void untilRun() {
        until(() -> run.findings().get() != null && !run.running().get() && !session.running().get());
    }

    @Test
    void barsAreMeansWithErrorsAndWhatAblationTakesAway() {
        untilRun();
        assertEquals(GivenSet.L2H3, bar(2, 3).after(), 1e-4);
        assertEquals(GivenSet.ERROR_OF_L2H3, bar(2, 3).error(), 1e-4);
        assertTrue(Double.isNaN(bar(2, 4).takes()), "not asked for yet");
        onFx(() -> model.ablationKind().set(SetAblation.ZERO));
        until(() -> run.ablation().get() != null && run.ablation().get().complete());
        assertEquals(GivenSet.CLEAN - GivenSet.WITHOUT_L2H4, bar(2, 4).takes(), 1e-4);
        assertTrue(onFx(() -> BarsTexts.sum(model.breakdown().get(), false)).contains("sum to +2.78 in the mean"));
    }

    @Test
    void anInterventionIsComparedAndTheShownPromptHasBarsOfItsOwn() {
        untilRun();
        onFx(() -> session.change(now -> now.toggled(new Head(2, 4))));
        until(() -> run.findings().get() != null && !run.findings().get().changed().isEmpty() && !run.running().get());
        assertTrue(bar(2, 4).ablated());
        assertEquals(0, bar(2, 4).after(), 1e-9);
        assertEquals(GivenSet.WITHOUT_L2H4, model.breakdown().get().after().logitDifference(), 1e-4);
        assertEquals(3, run.ways().get().changed().size());
        onFx(() -> session.look(now -> now.withSet(now.set().withOwn(true))));
        assertTrue(Double.isNaN(bar(2, 3).error()));
        assertEquals(1.700029, model.breakdown().get().before().logitDifference(), 1e-4);
        onFx(session::undo);
        assertFalse(session.experiment().get().ablates(new Head(2, 4)));
    }
}
