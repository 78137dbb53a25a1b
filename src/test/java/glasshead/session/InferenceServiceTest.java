package glasshead.session;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.Predictions;
import glasshead.engine.Question;
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
        InferenceService service = new InferenceService(TinyEnglish::engine);
        service.close();
        List<Object> answers = new CopyOnWriteArrayList<>();
        for (Question<?> question : List.of(new Question.Run(ioi, List.of(Predictions.ANALYSIS)), new Question.CutToFit(ioi),
                new Question.Map(ioi, MapKind.ZERO, false))) {
            service.answer(question, answers::add, answers::add);
            service.ofAnyModel().answer(question, answers::add, answers::add);
        }
        settle();
        assertEquals(List.of(), answers);
    }
}
