package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.AttentionLook;
import glasshead.experiment.view.AttentionPicture;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.ui.HandRuns;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.junit.jupiter.api.Test;

/// What is looked at: one value beside the experiment, from which every choice in the window is read.
class ViewTest {

    private static final Head HEAD = new Head(2, 4);
    private static final Prompt CORRUPTED = new Prompt.Text("b b");

    private final HandRuns runs = new HandRuns();
    private final Session session = new Session(runs, HandRuns.FIRST);

    private void run() {
        runs.finish(session.experiment().get());
    }

    private boolean maps() {
        return session.view().get().workspace() == Workspace.MAPS;
    }

    private void showMaps(boolean shown) {
        session.look(now -> now.withWorkspace(shown ? Workspace.MAPS : Workspace.HEADS));
    }

    @Test
    void aChoiceAndTheViewFollowEachOther() {
        ObjectProperty<BarOrder> order = session.looks().choice(View::bars, View::withBars);
        Looks<AttentionLook> attention = session.looks().part(View::attention, View::withAttention);
        ObjectProperty<AttentionPicture> picture = attention.choice(AttentionLook::picture, AttentionLook::withPicture);
        BooleanProperty hideBos = attention.flag(AttentionLook::hideBos, AttentionLook::withHideBos);
        List<View> seen = new ArrayList<>();
        session.view().subscribe((_, now) -> seen.add(now));
        order.set(BarOrder.LAYER);
        picture.set(AttentionPicture.ARCS);
        hideBos.set(true);
        assertEquals(View.FIRST.withBars(BarOrder.LAYER).withAttention(AttentionLook.USUAL.withPicture(AttentionPicture.ARCS)
                .withHideBos(true)), session.view().get());
        assertEquals(3, seen.size());
        session.look(_ -> View.FIRST);
        assertEquals(BarOrder.SIZE, order.get());
        assertEquals(AttentionPicture.HEATMAP, picture.get());
        assertFalse(hideBos.get());
        assertEquals(4, seen.size());
    }

    @Test
    void theViewIsNoStepOfUndoAndComesBackWithItsExperiment() {
        run();
        session.selection().click(HEAD);
        showMaps(true);
        assertFalse(session.history().canUndo().get());
        session.change(now -> now.toggled(HEAD));
        run();
        showMaps(false);
        session.selection().click(HEAD);
        assertEquals(List.of(), session.selection().locked().get());
        session.undo();
        assertTrue(maps());
        assertEquals(List.of(HEAD), session.selection().locked().get());
        session.redo();
        assertFalse(maps());
        assertEquals(List.of(), session.selection().locked().get());
    }

    @Test
    void whatTheModelOrPromptDoesNotHaveIsNotLockedAndWaits() {
        session.look(now -> now.withLocks(now.locks().withHeads(List.of(HEAD, new Head(9, 0))).withQuery(2).withKey(7)));
        run();
        assertEquals(List.of(HEAD), session.selection().locked().get());
        assertEquals(2, session.selection().query().get());
        assertEquals(Selection.NONE, session.selection().key().get());
        assertEquals(7, session.view().get().locks().key());
        session.selection().toggle(HEAD);
        assertEquals(List.of(), session.view().get().locks().heads());
        session.selection().release();
        assertEquals(View.FIRST, session.view().get());
    }

    @Test
    void nobodySeesALockThatTheFindingsOfTheMomentDoNotHave() {
        run();
        session.selection().lock(List.of(HEAD));
        session.selection().query().set(2);
        List<String> seen = new ArrayList<>();
        session.findings().subscribe((_, now) -> seen.add(session.selection().locked().get() + " " + session.selection().query().get()));
        session.change(now -> now.withModel("smaller"));
        runs.finishSmaller(session.experiment().get());
        session.undo();
        run();
        assertEquals(List.of("[] -1", "[] -1"), seen);
        assertEquals(List.of(HEAD), session.selection().locked().get());
        assertEquals(2, session.selection().query().get());
    }

    @Test
    void aHiddenSecondPromptIsNotInUseAndComesBack() {
        session.change(now -> now.withOther(CORRUPTED));
        assertTrue(session.secondPrompt().get(), "an experiment that has one shows it");
        session.secondPrompt().set(false);
        assertEquals(Prompt.NONE, session.experiment().get().other());
        session.secondPrompt().set(true);
        assertEquals(CORRUPTED, session.experiment().get().other());
        session.undo();
        assertFalse(session.secondPrompt().get());
        session.undo();
        assertTrue(session.secondPrompt().get());
        assertEquals(CORRUPTED, session.experiment().get().other());
    }

    @Test
    void anEmptySecondPromptIsShownAndHiddenWithoutAStepOfUndo() {
        session.secondPrompt().set(true);
        assertTrue(session.view().get().second().shown());
        session.secondPrompt().set(false);
        assertEquals(View.FIRST, session.view().get());
        assertFalse(session.history().canUndo().get());
    }

    @Test
    void aSessionOpensOnWhatItIsGiven() {
        View view = View.FIRST.withWorkspace(Workspace.MAPS).withLocks(View.FIRST.locks().withHeads(List.of(HEAD)));
        Shown given = new Shown(HandRuns.FIRST.withOther(CORRUPTED), view);
        Session opened = new Session(runs, given);
        assertEquals(given, opened.shown());
        assertTrue(opened.secondPrompt().get());
        assertEquals(List.of(HEAD), opened.selection().locked().get());
    }
}
