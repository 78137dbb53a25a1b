package glasshead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.DriftingTraining;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.engine.Models;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.delay.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps, gestures and play, with runs that end when the test says so and a clock that the test moves.
class TimelineViewModelTest {

    @TempDir
    private Path folder;

    private final HandRuns runs = new HandRuns();
    private final ManualClock clock = new ManualClock();
    private final BooleanProperty behind = new SimpleBooleanProperty();
    private Session session;
    private TimelineViewModel model;

    @BeforeEach
    void open() {
        new DriftingTraining(new RandomCheckpoint(1, 8, 10).write(folder.resolve("small")), 5).write(folder.resolve("scratch"));
        new RandomCheckpoint(1, 8, 10).write(folder.resolve("plain"));
        session = new Session(runs, HandRuns.FIRST.withModel("small"));
        model = new TimelineViewModel(session, new Models(folder), behind, clock);
    }

    private void timePasses() {
        clock.pass(Player.PACE);
    }

    private void runEnds() {
        runs.finish(session.experiment().get());
    }

    private String shown() {
        return session.experiment().get().model();
    }

    @Test
    void aModelIsAtItsLastStepAndOneWithoutTrainingHasNoTimeline() {
        assertEquals(4, model.place().get());
        assertTrue(model.isTrained());
        session.change(now -> now.withModel("plain"));
        assertNull(model.training().get());
        session.change(now -> now.withModel("no such model"));
        assertNull(model.training().get());
        session.change(now -> now.withModel("small@400"));
        assertEquals(2, model.place().get());
        assertEquals(2, model.shown().get().size());
    }

    @Test
    void onlyTheModelsNameChanges() {
        session.change(now -> now.toggled(new Head(0, 1)));
        Experiment before = session.experiment().get();
        model.step(-1);
        assertEquals(before.withModel("small@900"), session.experiment().get());
        model.goToTrained();
        assertEquals(before, session.experiment().get());
    }

    @Test
    void theEndsAreTheEnds() {
        model.step(1);
        assertEquals("small", shown());
        model.go(-1);
        model.go(5);
        assertEquals("small", shown());
        assertFalse(session.history().canUndo().get());
    }

    @Test
    void aDragIsUndoneAtOnce() {
        model.beginGesture();
        for (int place = 3; place >= 0; place--) {
            model.go(place);
        }
        model.endGesture();
        assertEquals("small@0", shown());
        model.step(1);
        session.undo();
        assertEquals("small@0", shown());
        session.undo();
        assertEquals("small", shown());
        assertEquals(4, model.place().get());
        assertFalse(session.history().canUndo().get());
    }

    @Test
    void playWaitsForTheRunAndForTheEye() {
        model.go(2);
        model.togglePlay();
        assertEquals("small@900", shown());
        timePasses();
        assertEquals("small@900", shown());
        runEnds();
        assertEquals("small", shown());
        runEnds();
        assertTrue(model.playing().get());
        timePasses();
        assertFalse(model.playing().get());
        session.undo();
        assertEquals("small@400", shown());
    }

    @Test
    void playWaitsForWhoeverIsBehind() {
        model.go(0);
        model.togglePlay();
        behind.set(true);
        timePasses();
        runEnds();
        assertEquals("small@100", shown());
        behind.set(false);
        assertEquals("small@400", shown());
    }

    @Test
    void aShorterTrainingIsNeverAskedForAPlaceOfALongerOne() {
        new DriftingTraining(new RandomCheckpoint(1, 8, 10).write(folder.resolve("shorter")), 2).write(folder.resolve("scratch2"));
        var steps = new ArrayList<Integer>();
        model.training().subscribe(now -> steps.add(now.timeline().steps().get(model.place().get())));
        session.change(now -> now.withModel("shorter"));
        assertEquals(List.of(1600, 0), steps);
        assertTrue(model.isTrained());
    }

    @Test
    void playAtTheEndBeginsAtTheBeginning() {
        model.togglePlay();
        assertEquals("small@0", shown());
        runEnds();
        assertEquals("small@0", shown());
        timePasses();
        assertEquals("small@100", shown());
        session.undo();
        assertEquals("small", shown());
        assertFalse(model.playing().get());
    }

    @Test
    void aPauseHoldsEvenWhenItsWaitEndsLater() {
        model.go(0);
        model.togglePlay();
        runEnds();
        model.togglePlay();
        assertFalse(model.playing().get());
        timePasses();
        assertEquals("small@100", shown());
        model.togglePlay();
        assertEquals("small@400", shown());
    }

    @Test
    void aRunThatFailsPauses() {
        model.togglePlay();
        runs.fail("The file is damaged.", session.experiment().get());
        assertFalse(model.playing().get());
    }

    @Test
    void anotherModelPauses() {
        model.togglePlay();
        session.change(now -> now.withModel("plain"));
        assertFalse(model.playing().get());
        timePasses();
        assertEquals("plain", shown());
    }

    @Test
    void aChangeWhilePlayingGoesOnPlaying() {
        model.togglePlay();
        session.change(now -> now.toggled(new Head(0, 1)));
        runEnds();
        timePasses();
        assertEquals("small@100", shown());
        assertEquals(1, session.experiment().get().interventions().size());
    }

    @Test
    void curvesAreTakenAwayAndComeBackInTheirOrder() {
        var curves = model.training().get().timeline().curves();
        model.toggle(curves.getFirst());
        assertEquals(curves.subList(1, 2), model.shown().get());
        model.toggle(curves.getFirst());
        assertEquals(curves, model.shown().get());
        model.toggle(curves.getFirst());
        model.step(-1);
        assertEquals(curves.subList(1, 2), model.shown().get(), "steps leave the choice of curves");
    }

    @Test
    void aDamagedTimelineIsSaidOnceTheModelHasRun() throws IOException {
        Files.createDirectories(folder.resolve("plain/training"));
        Files.writeString(folder.resolve("plain/training/timeline.json"), "{\"version\":7}");
        session.change(now -> now.withModel("plain"));
        assertNull(model.training().get());
        runEnds();
        assertTrue(session.problem().get().sentence().contains("it is of version 7 and this Glasshead knows version 1"), session.problem()
                .get().sentence());
        session.change(now -> now.toggled(new Head(0, 1)));
        runEnds();
        assertNull(session.problem().get(), "once is enough");
    }

    @Test
    void aModelWithoutTrainingIsLookedUpOnce() {
        session.change(now -> now.withModel("plain"));
        new DriftingTraining(folder.resolve("plain"), 3).write(folder.resolve("other scratch"));
        session.change(now -> now.toggled(new Head(0, 1)));
        assertNull(model.training().get(), "another change is no reason to look again");
        session.change(now -> now.withModel("small"));
        session.change(now -> now.withModel("plain"));
        assertEquals(3, model.training().get().timeline().steps().size());
    }
}
