package glasshead.ui.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.MapCost;
import glasshead.engine.TokenRow;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.PatchDirection;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class MapsViewModelTest {

    private static final Experiment TWO = Sample.MARY.withOther(new Prompt.Text("other"));
    private static final long SECOND = 1_000_000_000L;
    private static final int L2H4 = 16;

    private final HandMaps maps = new HandMaps(4, 6, 15);
    private final List<String> told = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private Session session = GivenRuns.session(new Sample(4, 6, 15, TWO));
    private MapsViewModel model = model();

    private MapsViewModel model() {
        return new MapsViewModel(session, maps.maps(), explained, told::add, clock::get);
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
        model.run(MapRange.ALL);
        assertEquals(MapKind.ZERO, maps.last().kind);
        assertEquals(TWO, maps.last().experiment);
    }

    @Test
    void mapsOfAQuestionFollowOneAnotherAndAppearPieceByPiece() {
        model.run(MapRange.ALL);
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

    /// A cell of layer 0 is four layers of 15 positions: 60; all 24 heads are 900.
    @Test
    void timeLeftFollowsFromWhatIsDoneSinceTheFirstPiece() {
        model.run(MapRange.ALL);
        clock.addAndGet(20 * SECOND);
        maps.last().deliver(6);
        assertTrue(Double.isNaN(model.progress().get().secondsLeft()), "the first piece has the start in it");
        clock.addAndGet(SECOND);
        maps.last().deliver(12);
        assertEquals((2700 - 630) / 270.0, model.progress().get().secondsLeft(), 1e-9);
    }

    @Test
    void theNextEstimateIsWhatTheFastestOfTheLastMapsTook() {
        model.run(MapRange.ALL);
        clock.addAndGet(30 * SECOND); // the library starts
        maps.requests.get(0).finish();
        clock.addAndGet(SECOND);
        maps.requests.get(1).finish();
        clock.addAndGet(2 * SECOND);
        maps.requests.get(2).finish();
        assertEquals(3000, model.estimate(MapRange.ALL), 1e-6);
        model.question().set(MapQuestion.BY_POSITION);
        // 6 heads x (4 + 3 + 2 + 1) layers x (15 + 14 + ... + 1) positions, of 900 a second
        assertEquals(8000, model.estimate(MapRange.ALL), 1e-6);
    }

    @Test
    void aMachineThatHasBecomeSlowerIsBelievedInTheEnd() {
        runTaking(1);
        for (int run = 0; run < 3; run++) {
            runTaking(5);
        }
        assertEquals(15_000, model.estimate(MapRange.ALL), 1e-6);
    }

    /// The three maps of all heads, each in so many seconds.
    private void runTaking(int seconds) {
        model.run(MapRange.ALL);
        for (int map = 0; map < 3; map++) {
            clock.addAndGet(seconds * SECOND);
            maps.last().finish();
        }
    }

    @Test
    void aMapThatWouldTakeLongOffersASmallerQuestion() {
        SmallerQuestion smaller = new SmallerQuestion(model);
        runTaking(1);
        model.question().set(MapQuestion.BY_POSITION);
        assertFalse(smaller.isOffered(), "8 s are waited for");
        begin(TWO);
        smaller = new SmallerQuestion(model);
        runTaking(5);
        model.question().set(MapQuestion.BY_POSITION);
        assertTrue(smaller.isOffered(), "40 s are not");
        assertEquals("12-14", smaller.suggested().writtenPositions());
        assertTrue(model.estimate(smaller.suggested()) < 10_000);
        smaller.run(smaller.range("1-2", "3,END"));
        assertEquals(MapRange.parse("1-2", "3,END"), maps.last().range);
        maps.last().finish();
        assertTrue(MapTexts.legend(model.question().get(), model.sheet().get()).startsWith("Only layers 1-2, positions 3,END · "));
        model.run(MapRange.ALL);
        assertEquals(MapRange.ALL, maps.last().range);
    }

    @Test
    void aMapWithoutPositionsOffersItsLastLayers() {
        SmallerQuestion smaller = new SmallerQuestion(model);
        runTaking(10);
        assertTrue(smaller.isOffered(), "three times 10 s");
        assertEquals(new MapRange(List.of(3), Positions.ALL), smaller.suggested());
        assertThrows(BadInput.class, () -> smaller.range("", "3"));
        assertThrows(BadInput.class, () -> smaller.range("4", ""));
    }

    @Test
    void onlyWhatIsComputedIsCounted() {
        MapCost cost = MapCost.of(session.findings().get(), 1, MapRange.ALL);
        assertEquals(900, cost.of(List.of(MapKind.ZERO)));
        assertEquals(60, cost.of(List.of(MapKind.ZERO_AT_END)), "24 heads at one position");
        assertEquals(150, cost.of(List.of(MapKind.MLP_ZERO)));
        assertEquals(10 * 120, cost.of(List.of(MapKind.PATCH_RESID_PRE)));
    }

    @Test
    void whatIsTheSameInBothPromptsCostsNothing() {
        Findings found = session.findings().get();
        int[] ids = new int[15];
        ids[10] = 7;
        TokenRow other = new TokenRow(ids, found.tokens().labels(), true);
        MapCost cost = MapCost.of(new Findings(found.experiment(), found.model(), found.tokens(), other, found.contrast(), List.of(),
                found.baseline(), found.ablated(), List.of(), found.repairs(), found.cost()), 1, MapRange.ALL);
        assertEquals(10 * 15, cost.of(List.of(MapKind.PATCH_RESID_PRE)), "positions 10 to 14");
        assertEquals(900, cost.of(List.of(MapKind.PATCH_HEAD_OUT)));
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
        runTaking(60);
        int asked = maps.requests.size();
        model.seen(this, true);
        model.question().set(MapQuestion.RESIDUAL);
        assertEquals(asked, maps.requests.size());
    }

    @Test
    void aCancelledMapKeepsItsCellsAndHearsNoMore() {
        model.seen(this, true);
        model.cancel();
        model.run(MapRange.ALL);
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
        model.run(MapRange.ALL);
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
        model.run(MapRange.ALL);
        maps.last().deliver(5);
        session.change(experiment -> experiment.withContrast(Contrast.between(" Jack", " John")));
        maps.last().finish();
        assertFalse(model.isCurrent());
        assertEquals(TWO, model.sheet().get().asked());
        assertEquals(TWO, maps.last().experiment, "the maps that follow are of the same experiment");
    }

    @Test
    void aClickMakesACellLiveAndASecondTakesItAway() {
        model.run(MapRange.ALL);
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
        model.run(MapRange.ALL);
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
    void whatStandsInEveryCellIsSaid() {
        begin(TWO.toggled(new Head(0, 0)).toggled(new Head(1, 1)).toggled(new Head(2, 2)));
        model.run(MapRange.ALL);
        maps.finishAll();
        String legend = "With L0H0: zero, L1H1: zero and 1 more in every cell · Each head's output set to zero, to its mean, "
                + "or taken from the "
                + "second prompt";
        assertEquals(legend, MapTexts.legend(MapQuestion.HEADS, model.sheet().get()));
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(legend, MapTexts.legend(MapQuestion.HEADS, model.sheet().get()), "a live cell does not stand in the others");
        session.change(Experiment::baseline);
        assertEquals(legend, MapTexts.legend(MapQuestion.HEADS, model.sheet().get()), "what is shown was computed with them");
        assertTrue(MapTexts.table(session.findings().get(), model.picture().get()).name()
                .endsWith(", with L0H0: zero, L1H1: zero, L2H2: zero in every cell"));
        CardText card = CardText.of(model.picture().get(), model.picture().get().tiles().getFirst(), new Spot(0, 2, 4), model);
        assertTrue(card.spoken().contains("with L0H0: zero, L1H1: zero and 1 more"), card.spoken());
    }

    @Test
    void interventionsThatStoodBeforeStay() {
        Experiment standing = TWO.toggled(new Head(0, 0));
        begin(standing);
        model.run(MapRange.ALL);
        maps.finishAll();
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(standing.plus(Intervention.zero(Sample.L2H4)), now());
        model.click(map(MapKind.ZERO), L2H4, false);
        assertEquals(standing, now());
    }

    @Test
    void aPatchRunsTheSecondPromptAndGoesBackToTheFirst() {
        model.question().set(MapQuestion.RESIDUAL);
        model.run(MapRange.ALL);
        assertFalse(maps.last().reverse);
        maps.finishAll();
        EffectMap map = map(MapKind.PATCH_RESID_PRE);
        model.click(map, 7, false);
        assertEquals(TWO.other(), now().prompt());
        assertEquals(TWO.prompt(), now().other());
        assertEquals(map.cells().get(7).interventions(), now().interventions());
        assertEquals(List.of("The prompts changed places: the patch is made in the run of the second one."), told);
        assertTrue(model.isCurrent());
        model.question().set(MapQuestion.OUTPUTS);
        model.run(MapRange.ALL);
        assertEquals(TWO, maps.last().experiment, "the question is still about the two prompts as they were");
        maps.finishAll();
        assertTrue(model.isCurrent());
        model.question().set(MapQuestion.RESIDUAL);
        model.click(map, 8, true);
        assertEquals(1, told.size(), "they are in those places already");
        model.click(map, 8, false);
        assertEquals(TWO, now());
        assertEquals("The prompts are back in their places.", told.getLast());
    }

    @Test
    void theReversePatchRunsThePromptItself() {
        model.question().set(MapQuestion.RESIDUAL);
        model.direction().set(PatchDirection.INTO_CLEAN);
        model.run(MapRange.ALL);
        assertTrue(maps.last().reverse);
        maps.finishAll();
        model.click(map(MapKind.PATCH_RESID_PRE), 7, false);
        assertEquals(TWO.prompt(), now().prompt());
        assertEquals(List.of(), told);
    }

    @Test
    void pairsMakeBothHeadsLive() {
        model.question().set(MapQuestion.PAIRS);
        model.run(MapRange.ALL);
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
        model.run(MapRange.ALL);
        assertTrue(maps.requests.isEmpty());
        begin(Sample.MARY.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
        assertEquals(Obstacle.CONTRAST, model.obstacle());
    }

    @Test
    void withoutASecondPromptTheOtherAblationsAreComputed() {
        begin(Sample.MARY);
        model.run(MapRange.ALL);
        maps.finishAll();
        assertEquals(2, maps.requests.size());
        assertTrue(model.sheet().get().complete());
        assertFalse(model.sheet().get().refusals().get(MapKind.RESAMPLE_FROM_OTHER).isEmpty());
    }

    @Test
    void aFailedMapSaysWhyAndTheNextFollows() {
        model.question().set(MapQuestion.RESIDUAL);
        model.run(MapRange.ALL);
        maps.last().fail("The two prompts have 15 and 14 tokens.");
        assertEquals("The two prompts have 15 and 14 tokens.", model.sheet().get().refusals().get(MapKind.PATCH_RESID_PRE));
        assertEquals(MapKind.PATCH_RESID_MID, maps.last().kind);
    }

    @Test
    void theCellThatIsPointedAtIsExplained() {
        begin(TWO.toggled(new Head(0, 0)));
        model.run(MapRange.ALL);
        maps.finishAll();
        model.pointed().set(new Spot(0, 2, 4));
        double effect = map(MapKind.ZERO).effect(L2H4);
        assertEquals("Zero · L2H4 → " + Numbers.signed(effect) + " logits", explained.get().title());
        assertEquals("blocks.2.attn.hook_z[4]", fact("site"));
        assertEquals("logit difference with it − without", fact("value"));
        assertEquals("L0H0: zero, in both", fact("with"));
        model.pointed().set(null);
        assertNull(explained.get());
        model.question().set(MapQuestion.RESIDUAL);
        model.run(MapRange.ALL);
        maps.finishAll();
        model.pointed().set(new Spot(0, 1, 3));
        assertEquals("blocks.1.hook_resid_pre @3", fact("site"));
        assertEquals("of the second prompt, values of the other; each cell by itself", fact("run"));
    }

    private String fact(String key) {
        return explained.get().lines().stream().filter(line -> line.key().equals(key)).findFirst().orElseThrow().value();
    }

    @Test
    void pointingPreviewsTheHeadAndTheToken() {
        model.run(MapRange.ALL);
        maps.finishAll();
        model.pointed().set(new Spot(0, 2, 4));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        model.question().set(MapQuestion.BY_POSITION);
        assertNull(session.selection().hovered().get());
        model.run(MapRange.ALL);
        maps.finishAll();
        model.pointed().set(new Spot(0, L2H4, 3));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        assertEquals(3, session.selection().hoveredToken().get());
    }
}
