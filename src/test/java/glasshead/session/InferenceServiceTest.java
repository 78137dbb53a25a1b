package glasshead.session;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.Predictions;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.ui.OnScreen;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@OnScreen
class InferenceServiceTest {

    /// While a window closes, an answer that was on its way may make a panel ask for more.
    @Test
    void whatIsAskedAfterTheEndIsNotAnsweredAndDoesNoHarm() {
        Experiment ioi = TinyEnglish.experiment("ioi");
        InferenceService service = new InferenceService(TinyEnglish::engine, List.of(Predictions.ANALYSIS));
        service.close();
        List<Object> answers = new CopyOnWriteArrayList<>();
        service.onFinished(answers::add);
        service.onFailed(answers::add);
        service.request(ioi);
        service.use(engine -> answers.add("engine"), answers::add);
        service.map(ioi, MapKind.ZERO, false, answers::add, answers::add);
        service.work(ioi, (engine, _) -> answers.add("engine"), answers::add, answers::add);
        settle();
        assertEquals(List.of(), answers);
    }
}
