package glasshead.ui.maps;

import static glasshead.Await.onFx;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.EffectMap;
import glasshead.engine.GivenSet;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Subject;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Maps in the mean over a set whose figures are known.
@OnScreen
class SetMapsTest {

    private static final int L2H4 = 2 * 6 + 4;

    private InferenceService service;
    private Session session;
    private SetRun run;
    private MapsViewModel model;
    private MapsView view;

    @Start
    void start(Stage stage) {
        service = GivenSet.service();
        session = GivenSet.session(service);
        run = new SetRun(session, service);
        model = new MapsViewModel(session, new SetMaps(service, run.spoken()), new SimpleObjectProperty<>(), _ -> {});
        view = new MapsView(model, new ViewOptions());
        stage.setScene(Picture.scene(view.panel(), 900, 600, new ViewOptions()));
        stage.show();
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private boolean complete() {
        return model.sheet().get() != null && model.sheet().get().complete() && model.progress().get() == null && model.isCurrent()
                && !run.running().get();
    }

    @Test
    void aCellIsTheMeanAndTellsItsDistribution(FxRobot robot) {
        until(() -> run.findings().get() != null && !run.running().get());
        robot.interact(() -> model.run(MapRange.ALL));
        until(this::complete);
        EffectMap map = Objects.requireNonNull(model.sheet().get().map(MapKind.ZERO));
        assertEquals(GivenSet.CLEAN, map.base(), 1e-4);
        assertEquals(GivenSet.WITHOUT_L2H4, map.values()[L2H4], 1e-4);
        assertEquals(GivenSet.L2H3, attribution().of(new Head(2, 3)), 1e-4);
        robot.interact(() -> model.pointed().set(new Spot(0, 2, 4)));
        CardText card = CardText.of(Objects.requireNonNull(model.picture().get()), model.picture().get().tiles().getFirst(), new Spot(0, 2,
                4), model);
        assertEquals(24, card.each().length);
        assertTrue(card.spoken().contains("of 24 prompts"), card.spoken());
        assertTrue(card.spoken().contains("−0.37 ± "), card.spoken());
        onFx(() -> {
            Picture.save(view.panel().getScene(), "maps-set");
            return true;
        });
    }

    private LogitAttribution attribution() {
        return Objects.requireNonNull(model.sheet().get().attribution());
    }

    @Test
    void aClickActsInEveryPromptAndAnotherExampleComputesNothingAnew(FxRobot robot) {
        until(() -> run.findings().get() != null && !run.running().get());
        robot.interact(() -> model.run(MapRange.ALL));
        until(this::complete);
        Sheet sheet = model.sheet().get();
        robot.interact(() -> session.change(now -> now.withShown(5)));
        until(() -> session.findings().get().experiment().equals(session.experiment().get()));
        assertTrue(model.isCurrent());
        robot.interact(() -> model.click(Objects.requireNonNull(sheet.map(MapKind.ZERO)), L2H4, false));
        assertTrue(session.experiment().get().subject() instanceof Subject.OfSet);
        assertEquals(5, session.experiment().get().subject().shown());
        assertTrue(session.experiment().get().ablates(new Head(2, 4)));
        until(() -> !run.running().get() && !run.findings().get().changed().isEmpty());
        assertTrue(model.isCurrent(), "the map is still that of the set without it");
        robot.interact(() -> session.look(now -> now.withSet(now.set().withOwn(true))));
        assertFalse(model.isCurrent(), "of the shown prompt nothing is computed yet");
        assertNotNull(run.findings().get());
    }
}
