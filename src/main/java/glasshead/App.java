package glasshead;

import glasshead.StartSteps.Step;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.view.Shown;
import glasshead.session.StateFolder;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.SystemOpenDialog;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.problem.StartProblem;
import glasshead.ui.shell.AppIcon;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.Splash;
import glasshead.ui.shell.SystemSaveDialog;
import glasshead.ui.shell.WindowMemory;
import glasshead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: opened on a session file, or on what was on screen when it was closed; its settings are kept between starts.
public final class App extends Application {

    /// Why there was no window. Held here since JavaFX makes the application itself, and prints a stack trace of what `start` throws.
    private static final AtomicReference<@Nullable BadInput> PROBLEM = new AtomicReference<>();

    private final ViewOptions options = new ViewOptions();
    private final Notices notices = new Notices();
    private @Nullable KeptSettings settings;
    private @Nullable Wiring wiring;
    private @Nullable LastSession last;

    /// Comes back when the window is closed.
    ///
    /// @throws BadInput when it could not be opened and that was told in a dialog
    static void show(String... arguments) {
        PROBLEM.set(null);
        launch(App.class, arguments);
        BadInput told = PROBLEM.get();
        if (told != null) {
            throw told;
        }
    }

    /// A window that can't be opened leaves a dialog with the reason, and nothing half open.
    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false); // the splash is not the last window
        try {
            SettingsFile file = SettingsFile.standard();
            options.restore(file.load(notices));
            settings = new KeptSettings(file, options, Delays.STANDARD);
            new StartSteps(new Splash(options, Delays.STANDARD, StartTime.sinceLaunch()), new Opening(stage).steps(), this::fail).take();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private void fail(Throwable failure) {
        BadInput problem = StartFailure.of(failure);
        PROBLEM.set(problem);
        last = null; // the next start does not come back to what could not be opened
        StartProblem.tell(problem.getMessage(), options);
        Platform.exit();
    }

    /// What is done until there is a window, in its order.
    private final class Opening {

        private final Stage stage;
        private final Path state = StateFolder.standard();
        private final LastError errors = Logs.start(state, notices, App.this::tellLater);
        private final LastSession left = LastSession.begin(state, notices);
        private @Nullable Models models;
        private @Nullable Beginning beginning;

        Opening(Stage stage) {
            this.stage = stage;
            last = left;
        }

        List<Step> steps() {
            return List.of(
                    Step.of("Reading the models that there are, and the last session", this::read),
                    new Step(() -> "Loading " + first().experiment().model() + ", and building the window", this::build),
                    Step.of("Drawing the window", this::draw),
                    Step.of("Drawing the window", this::show));
        }

        private void read() {
            models = Home.models(notices);
            beginning = Beginning.of(getParameters().getRaw(), models, left, notices);
        }

        private Shown first() {
            return Objects.requireNonNull(beginning).shown();
        }

        /// In one turn, so that no answer comes before the panels that show it.
        private void build() {
            Wiring opened = new Wiring(Objects.requireNonNull(models), first(), options, notices, Delays.STANDARD);
            wiring = opened;
            Objects.requireNonNull(beginning).asFile().accept(opened.document());
            MainView window = opened.window(new SystemCopyBoard(), new SystemSaveDialog(stage), new SystemOpenDialog(stage), errors);
            stage.setScene(new Scene(window));
            stage.titleProperty().bind(opened.document().title());
            StartTime.log(opened.session());
        }

        /// Dressed and laid out before it is shown: what takes long is never a black window.
        private void draw() {
            stage.getIcons().setAll(AppIcon.images());
            Theme.wear(stage.getScene(), options);
            WindowMemory.keep(stage, options, Delays.STANDARD);
            Region window = (Region) stage.getScene().getRoot();
            window.applyCss();
            window.resize(stage.getWidth(), stage.getHeight());
            window.layout();
        }

        private void show() {
            MainView window = (MainView) stage.getScene().getRoot();
            Wiring opened = Objects.requireNonNull(wiring);
            stage.show();
            Platform.setImplicitExit(true);
            left.offer(opened.document(), window);
            left.follow(opened.session(), opened.document(), Delays.STANDARD);
            notices.showIn(window);
        }
    }

    private void tellLater(String sentence) {
        Platform.runLater(() -> {
            if (wiring != null) {
                wiring.notice(sentence);
            }
        });
    }

    @Override
    public void stop() {
        if (wiring == null || settings == null || last == null) {
            return;
        }
        settings.save();
        last.close(wiring.document());
        wiring.close();
    }
}
