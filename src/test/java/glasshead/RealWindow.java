package glasshead;

import static glasshead.Await.until;

import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.experiment.view.Shown;
import glasshead.session.Session;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.SaveDialog;
import glasshead.ui.theme.Theme;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
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
        ViewOptions options = new ViewOptions();
        Wiring wiring = wired(options, delays);
        show(stage, wiring, options);
        return wiring;
    }

    /// What a window on the reference model's example is wired of.
    static Wiring wired(ViewOptions options, ManualClock delays) {
        Models models = new Models(TestModels.GIVEN);
        return new Wiring(models, Shown.first(models.example("tiny-english")), options, _ -> {}, delays);
    }

    /// The window's content in a size that no headless screen has; on the FX thread.
    static MainView sized(Stage stage, Wiring wiring, ViewOptions options, int width, int height) {
        return sized(stage, wiring, options, width, height, (_, _) -> Optional.empty());
    }

    /// @param saving where it saves what it is asked to save
    static MainView sized(Stage stage, Wiring wiring, ViewOptions options, int width, int height, SaveDialog saving) {
        MainView view = wiring.window(new SystemCopyBoard(), saving, Optional::empty, new LastError());
        view.setManaged(false);
        view.resize(width, height);
        Scene scene = new Scene(new Pane(view), SIZE, SIZE);
        Theme.wear(scene, options);
        stage.setScene(scene);
        stage.show();
        return view;
    }

    /// Waits until the experiment on screen has been run.
    static void untilRun(Session session) {
        until(() -> session.findings().get() != null && session.findings().get().experiment().equals(session.experiment().get())
                && !session.running().get());
    }

    static void show(Stage stage, Wiring wiring, ViewOptions options) {
        Scene scene = new Scene(wiring.window(new SystemCopyBoard(), (title, name) -> Optional.empty(), Optional::empty, new LastError()),
                SIZE, SIZE);
        Theme.wear(scene, options);
        stage.setScene(scene);
        stage.show();
    }
}
