package glasshead.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.RunsDouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelViewModelTest {

    private final List<Experiment> requested = new ArrayList<>();
    private final List<String> chosen = new ArrayList<>();
    private final RunsDouble runs = new RunsDouble() {
        @Override
        public void request(Experiment experiment) {
            requested.add(experiment);
        }
    };
    private final Session session = new Session(runs, HandRuns.FIRST);
    private final ModelViewModel model = new ModelViewModel(session, List.of("tiny-english"), chosen::add);

    @Test
    void oneThatIsInUseIsNotRunAgain() {
        model.choose("tiny-english");
        assertEquals(List.of(), requested);
        assertEquals(List.of(), chosen);
    }

    @Test
    void oneThatCouldNotBeLoadedIsTriedAgain() {
        session.change(now -> now.withModel("mended"));
        runs.fail(new Session.Problem("The file is damaged.", session.experiment().get(), 0));
        assertEquals("mended · not loaded", model.title().get());
        requested.clear();
        model.choose("mended");
        assertEquals(List.of(session.experiment().get()), requested);
        assertEquals(List.of(), chosen);
    }
}
