package glasshead.ui.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.EffectMap;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.PatchDirection;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MapsViewModelTest {

    private static final Experiment TWO = Sample.MARY.withOther(new Prompt.Text("other"));
    private static final long SECOND = 1_000_000_000L;
    private static final int L2H4 = 16;

    private final HandMaps maps = new HandMaps(4, 6, 15);
    private final AtomicLong clock = new AtomicLong();
    private Session session = GivenRuns.session(new Sample(4, 6, 15, TWO));
    private MapsViewModel model = model();

    private MapsViewModel model() {
        return new MapsViewModel(session, maps, clock::get);
    }

    private void begin(Experiment experiment) {
        session = GivenRuns.session(new Sample(4, 6, 15, experiment));
        model = model();
    }

    private EffectMap map(MapKind kind) {
        return model.sheet().get().map(kind);
    }

    private Experiment now() {
        return session.experiment().get();
    }

    @Test
    void nothingIsComputedUntilAsked() {
        assertTrue(maps.requests.isEmpty());
        model.run();
        assertEquals(MapKind.ZERO, maps.last().kind);
        assertEquals(TWO, maps.last().experiment);
    }

    @Test
    void mapsOfAQuestionFollowOneAnotherAndAppearPieceByPiece() {
        model.run();
        maps.last().deliver(10);
        assertEquals(10, map(MapKind.ZERO).done());
        assertEquals(10, model.progress().get().done());
        assertEquals(72, model.progress().get().total());
        maps.last().finish();
        assertEquals(MapKind.MEAN_OVER_POSITIONS, maps.last().kind);
        maps.last().finish();
        maps.last().finish();
        assertEquals(3, maps.requests.size());
        assertTrue(model.sheet().get().complete());
        assertNull(model.progress().get());
    }

    @Test
    void timeLeftFollowsFromWhatIsDone() {
        model.run();
        clock.addAndGet(2 * SECOND);
        maps.last().deliver(18);
        assertEquals(6, model.progress().get().secondsLeft(), 1e-9);
    }

    @Test
    void theNextEstimateIsWhatTheLastMapTook() {
        model.run();
        maps.requests.get(0).finish();
        maps.requests.get(1).finish();
        clock.addAndGet(SECOND);
        maps.requests.get(2).finish();
        assertEquals(1000, model.estimate(), 1e-6);
        model.question().set(MapQuestion.BY_POSITION);
        assertEquals(5000, model.estimate(), 1e-6);
    }

    @Test
    void whatIsQuickIsComputedUnaskedOnceSomeoneLooks() {
        model.seen(this, true);
        assertEquals(1, maps.requests.size());
        maps.finishAll();
        assertEquals(3, maps.requests.size());
        session.change(experiment -> experiment.withPrompt(new Prompt.Text("another")));
        assertEquals(4, maps.requests.size());
        assertFalse(model.isCurrent());
        maps.last().deliver(10);
        assertEquals(24, map(MapKind.ZERO).done(), "the earlier map stays until the new one is complete");
        maps.finishAll();
        assertTrue(model.isCurrent());
    }

    @Test
    void whatIsSlowWaits() {
        model.run();
        maps.requests.get(0).finish();
        clock.addAndGet(60 * SECOND);
        maps.finishAll();
        int asked = maps.requests.size();
        model.seen(this, true);
        model.question().set(MapQuestion.RESIDUAL);
        assertEquals(asked, maps.requests.size());
    }

    @Test
    void aCancelledMapKeepsItsCellsAndHearsNoMore() {
        model.seen(this, true);
        model.cancel();
        model.run();
        maps.last().deliver(5);
        model.cancel();
        int asked = maps.requests.size();
        assertTrue(maps.last().cancelled);
        maps.last().finish();
        assertEquals(5, map(MapKind.ZERO).done());
        assertEquals(asked, maps.requests.size());
        assertNull(model.progress().get());
    }

    @Test
    void aMapOfAnEarlierPromptIsMarkedAndDoesNotAct() {
        model.run();
        maps.finishAll();
        assertTrue(model.isCurrent());
        session.change(experiment -> experiment.withPrompt(new Prompt.Text("another")));
        assertFalse(model.isCurrent());
        assertEquals("of the prompt before", MapTexts.remark(model.sheet().get(), now()));
        Experiment before = now();
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(before, now());
        session.undo();
        assertTrue(model.isCurrent());
    }

    @Test
    void aPieceThatComesAfterTheExperimentChangedStaysWithItsOwn() {
        model.run();
        maps.last().deliver(5);
        session.change(experiment -> experiment.withContrast(Contrast.between(" Jack", " John")));
        maps.last().finish();
        assertFalse(model.isCurrent());
        assertEquals(TWO, model.sheet().get().asked());
        assertEquals(TWO, maps.last().experiment, "the maps that follow are of the same experiment");
    }

    @Test
    void aClickMakesACellLiveAndASecondTakesItAway() {
        model.run();
        maps.finishAll();
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(TWO.plus(Intervention.zero(Sample.L2H4)), now());
        assertTrue(model.isCurrent());
        assertTrue(model.live().contains(map(MapKind.ZERO).cells().get(L2H4)));
        assertFalse(model.live().contains(map(MapKind.MEAN_OVER_POSITIONS).cells().get(L2H4)));
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(TWO, now());
    }

    @Test
    void anotherClickReplacesAndAShiftClickAdds() {
        model.run();
        maps.finishAll();
        model.click(map(MapKind.ZERO), 0, false);
        model.click(map(MapKind.ZERO), 1, false);
        assertEquals(List.of(Intervention.zero(new Head(0, 1))), now().interventions());
        model.click(map(MapKind.ZERO), 2, true);
        assertEquals(List.of(Intervention.zero(new Head(0, 1)), Intervention.zero(new Head(0, 2))), now().interventions());
        model.click(map(MapKind.ZERO), 1, true);
        assertEquals(List.of(Intervention.zero(new Head(0, 2))), now().interventions());
    }

    @Test
    void interventionsThatStoodBeforeStay() {
        Experiment standing = TWO.toggled(new Head(0, 0));
        begin(standing);
        model.run();
        maps.finishAll();
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(standing.plus(Intervention.zero(Sample.L2H4)), now());
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(standing, now());
    }

    @Test
    void aPatchRunsTheSecondPromptAndGoesBackToTheFirst() {
        model.question().set(MapQuestion.RESIDUAL);
        model.run();
        assertFalse(maps.last().reverse);
        maps.finishAll();
        EffectMap map = map(MapKind.PATCH_RESID_PRE);
        model.click(map, 7, false);
        assertEquals(TWO.other(), now().prompt());
        assertEquals(TWO.prompt(), now().other());
        assertEquals(map.cells().get(7).interventions(), now().interventions());
        assertTrue(model.isCurrent());
        model.question().set(MapQuestion.OUTPUTS);
        model.run();
        assertEquals(TWO, maps.last().experiment, "the question is still about the two prompts as they were");
        maps.finishAll();
        assertTrue(model.isCurrent());
        model.question().set(MapQuestion.RESIDUAL);
        model.click(map, 7, false);
        assertEquals(TWO, now());
    }

    @Test
    void theReversePatchRunsThePromptItself() {
        model.question().set(MapQuestion.RESIDUAL);
        model.direction().set(PatchDirection.INTO_CLEAN);
        model.run();
        assertTrue(maps.last().reverse);
        maps.finishAll();
        model.click(map(MapKind.PATCH_RESID_PRE), 7, false);
        assertEquals(TWO.prompt(), now().prompt());
    }

    @Test
    void pairsMakeBothHeadsLive() {
        model.question().set(MapQuestion.PAIRS);
        model.run();
        assertEquals(24 + 276, model.progress().get().total());
        maps.finishAll();
        model.click(map(MapKind.ZERO_PAIRS), 0, false);
        assertEquals(List.of(Intervention.zero(new Head(0, 0)), Intervention.zero(new Head(0, 1))), now().interventions());
    }

    @Test
    void obstaclesAreNamed() {
        begin(Sample.MARY);
        assertEquals(Obstacle.NONE, model.obstacle());
        model.question().set(MapQuestion.RESIDUAL);
        assertEquals(Obstacle.SECOND_PROMPT, model.obstacle());
        model.run();
        assertTrue(maps.requests.isEmpty());
        begin(Sample.MARY.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
        assertEquals(Obstacle.CONTRAST, model.obstacle());
    }

    @Test
    void withoutASecondPromptTheOtherAblationsAreComputed() {
        begin(Sample.MARY);
        model.run();
        maps.finishAll();
        assertEquals(2, maps.requests.size());
        assertTrue(model.sheet().get().complete());
        assertFalse(model.sheet().get().refusals().get(MapKind.RESAMPLE_FROM_OTHER).isEmpty());
    }

    @Test
    void aFailedMapSaysWhyAndTheNextFollows() {
        model.question().set(MapQuestion.RESIDUAL);
        model.run();
        maps.last().fail("The two prompts have 15 and 14 tokens.");
        assertEquals("The two prompts have 15 and 14 tokens.", model.sheet().get().refusals().get(MapKind.PATCH_RESID_PRE));
        assertEquals(MapKind.PATCH_RESID_MID, maps.last().kind);
    }

    @Test
    void pointingPreviewsTheHeadAndTheToken() {
        model.run();
        maps.finishAll();
        model.pointed().set(new Spot(0, 2, 4));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        model.question().set(MapQuestion.BY_POSITION);
        assertNull(session.selection().hovered().get());
        model.run();
        maps.finishAll();
        model.pointed().set(new Spot(0, L2H4, 3));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        assertEquals(3, session.selection().hoveredToken().get());
    }
}
