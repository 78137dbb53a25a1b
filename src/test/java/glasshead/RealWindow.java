package glasshead;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.theme.Theme;
import glasshead.ui.typing.ManualClock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window over the real engine, for tests.
final class RealWindow {

    private static final int SIZE = 990;
    private static final int PATIENCE_SECONDS = 20;

    private RealWindow() {}

    /// On the reference model's example.
    ///
    /// @return what the window is wired of, which the test closes
    static Wiring show(Stage stage) {
        return show(stage, new ManualClock());
    }

    /// @param clock by which the window knows that someone has stopped typing
    static Wiring show(Stage stage, ManualClock clock) {
        Models models = new Models(TestModels.GIVEN);
        ViewOptions options = new ViewOptions();
        Wiring wiring = new Wiring(models, models.example("tiny-english"), options, clock);
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

    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("not within %d seconds".formatted(PATIENCE_SECONDS), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
