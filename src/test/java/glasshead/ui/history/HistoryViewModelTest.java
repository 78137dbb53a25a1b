package glasshead.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.SetFindings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Looked;
import glasshead.session.LookedAt;
import glasshead.session.Session;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.GivenRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {

    private static final Head L2H4 = new Head(2, 4);

    private final ManualClock clock = new ManualClock();
    private final Session session = GivenRuns.session(4, 6, 15);
    private final List<Experiment> compared = new ArrayList<>();
    private final HistoryViewModel model = new HistoryViewModel(session, new SimpleObjectProperty<SetFindings>(), (one, other) -> compared
            .addAll(List.of(one, other)), clock);

    private List<Experiment> states() {
        return model.states().stream().map(Looked::experiment).toList();
    }

    private void look(Experiment at) {
        session.change(_ -> at);
        session.run();
        clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void whatIsLookedAtForAMomentIsKeptOnce() {
        Experiment first = session.experiment().get();
        look(first);
        look(first.toggled(L2H4));
        look(first);
        assertEquals(List.of(first, first.toggled(L2H4)), states());
        assertTrue(HistoryViewModel.number(model.states().getLast()).matches("[+\u2212]\\d+\\.\\d\\d"), HistoryViewModel.number(model
                .states().getLast()));
    }

    @Test
    void aModelInAFolderIsCalledByTheFolder() {
        Experiment first = session.experiment().get().withPrompt(new Prompt.Text("Mary"));
        assertEquals("gpt2 · Mary", HistoryViewModel.about(new Looked(first.withModel("/home/me/models/gpt2"), 1, "")));
        assertEquals("tiny-english@1400 · Mary", HistoryViewModel.about(new Looked(first.withModel("tiny-english@1400"), 1, "")));
    }

    /// States of one prompt are told apart by what is in their row.
    @Test
    void aRowSaysWhatTellsItsStateFromOthersOfThePrompt() {
        Experiment first = session.experiment().get().withOther(Prompt.NONE).withContrast(new Contrast(List.of(" Mary"), List.of(" John",
                " Tom"), Contrast.LAST));
        List<Experiment> all = List.of(first, first.toggled(L2H4).withOther(new Prompt.Text("When Anna")), first.withContrast(new Contrast(
                List.of(" Mary"), List.of(), 3)), first.withOptions(new Options(false, true, List.of())));
        assertEquals(List.of("no interventions, Mary over John Tom", "L2H4: zero, second prompt “When Anna”, Mary over John Tom",
                "no interventions, Mary, read at position 3", "no interventions, raw weights, without BOS, Mary over John Tom"), all
                        .stream().map(each -> HistoryViewModel.done(new Looked(each, 1, ""))).toList());
    }

    @Test
    void whatIsPassedByIsNotKept() {
        Experiment first = session.experiment().get();
        session.change(now -> now.toggled(L2H4));
        session.change(_ -> first.toggled(new Head(0, 0)));
        clock.pass(Duration.ofSeconds(2));
        assertEquals(List.of(first.toggled(new Head(0, 0))), states());
    }

    @Test
    void aNoteStaysWithItsState() {
        Experiment first = session.experiment().get();
        look(first);
        model.note(model.states().getFirst(), "untouched");
        look(first.toggled(L2H4));
        look(first);
        assertEquals("untouched", model.states().getFirst().note());
        model.go(model.states().getLast());
        assertEquals(first.toggled(L2H4), session.experiment().get());
        assertTrue(model.isShown(model.states().getLast()));
        session.undo();
        assertEquals(first, session.experiment().get());
        model.compare(model.states().getLast(), model.states().getFirst());
        assertEquals(List.of(first.toggled(L2H4), first), compared);
        model.forget(List.of(model.states().getLast()));
        assertEquals(List.of(first), states());
    }

    @Test
    void theOldestWithoutANoteGo() {
        LookedAt all = new LookedAt();
        Experiment first = session.experiment().get();
        all.add(first, 1);
        all.note(all.states().getFirst(), "keep");
        for (int i = 0; i < LookedAt.MOST; i++) {
            all.add(first.withPrompt(new Prompt.Text("prompt " + i)), i);
        }
        assertEquals(LookedAt.MOST, all.states().size());
        assertEquals("keep", all.states().getFirst().note());
        assertEquals("prompt 1", all.states().get(1).experiment().prompt().written());
    }
}
