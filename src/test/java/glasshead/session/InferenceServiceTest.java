package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import glasshead.analysis.Predictions;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class InferenceServiceTest {

    /// While a window closes, an answer that was on its way may make a panel ask for more.
    @Test
    void whatIsAskedAfterTheEndIsNotAnsweredAndDoesNoHarm() {
        Experiment ioi = TinyEnglish.experiment("ioi");
        InferenceService service = new InferenceService(TinyEnglish::engine, List.of(Predictions.ANALYSIS));
        service.close();
        assertDoesNotThrow(() -> service.request(ioi));
        assertDoesNotThrow(() -> service.use(engine -> engine.model(ioi.model(), false), _ -> Assertions.fail()));
        assertDoesNotThrow(() -> service.map(ioi, MapKind.ZERO, false, _ -> Assertions.fail(), Assertions::fail));
        assertDoesNotThrow(() -> service.work(ioi, (engine, _) -> engine.model(ioi.model(), false), _ -> Assertions.fail(),
                Assertions::fail));
    }
}
