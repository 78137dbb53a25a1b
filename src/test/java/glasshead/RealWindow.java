package glasshead;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.experiment.view.Shown;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.theme.Theme;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The whole window over the real engine, for tests.
final class RealWindow {

    private static final int SIZE = 990;

    private RealWindow() {}

    /// On the reference model's example.
    ///
    /// @return what the window is wired of, which the test closes
    /// @param delays what the window does a while later happens when the test lets the while pass
    static Wiring show(Stage stage, ManualClock delays) {
        Models models = new Models(TestModels.GIVEN);
        ViewOptions options = new ViewOptions();
        Wiring wiring = new Wiring(models, Shown.first(models.example("tiny-english")), options, _ -> {}, delays);
        show(stage, wiring, options);
        return wiring;
    }

    static void show(Stage stage, Wiring wiring, ViewOptions options) {
        Scene scene = new Scene(wiring.window(new SystemCopyBoard(), (title, name) -> Optional.empty(), Optional::empty, new LastError()),
                SIZE, SIZE);
        Theme.wear(scene, options);
        stage.setScene(scene);
        stage.show();
    }
}
