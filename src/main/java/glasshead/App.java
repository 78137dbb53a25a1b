package glasshead;

import glasshead.cli.Cli;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.session.Autosave;
import glasshead.session.StateFolder;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.CloseQuestion;
import glasshead.ui.document.SystemOpenDialog;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.problem.LastError;
import glasshead.ui.problem.StartProblem;
import glasshead.ui.shell.AppIcon;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.SystemSaveDialog;
import glasshead.ui.shell.WindowMemory;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: opened on a session file or the default model's own example, its settings kept between starts.
public final class App extends Application {

    private static final Logger LOG = Logger.getLogger(App.class.getName());
    private static final String FIRST_MODEL = "tiny-english";

    private final ViewOptions options = new ViewOptions();
    private final Notices notices = new Notices();
    private @Nullable SettingsFile settings;
    private @Nullable Wiring wiring;
    private Optional<Autosave> autosave = Optional.empty();

    /// A window that can't be opened leaves a dialog with the reason, and nothing half open.
    @Override
    public void start(Stage stage) {
        try {
            open(stage);
        } catch (RuntimeException | Error failure) {
            BadInput problem = StartFailure.of(failure);
            StartProblem.tell(problem.getMessage(), options);
            throw problem;
        }
    }

    private void open(Stage stage) {
        Path state = StateFolder.standard();
        LastError errors = Logs.start(state, notices, this::tellLater);
        SettingsFile kept = SettingsFile.standard();
        settings = kept;
        options.restore(kept.load(notices));
        Wiring opened = openFirst(Home.models(notices));
        wiring = opened;
        stage.getIcons().setAll(AppIcon.images());
        MainView window = opened.window(new SystemCopyBoard(), new SystemSaveDialog(stage), new SystemOpenDialog(stage), errors);
        Scene scene = new Scene(window);
        Theme.wear(scene, options);
        stage.titleProperty().bind(opened.document().title());
        stage.setScene(scene);
        WindowMemory.keep(stage, options);
        CloseQuestion.ask(stage, opened.document(), window.files());
        StartTime.log(opened.session());
        stage.show();
        UnsavedWork.offer(state, opened.session(), window, notices);
        autosave = UnsavedWork.keep(state, opened.session(), opened.document(), notices);
        notices.showIn(window);
    }

    private void tellLater(String sentence) {
        Platform.runLater(() -> {
            if (wiring != null) {
                wiring.notice(sentence);
            }
        });
    }

    /// On what the program was started with, options or a session file; on the example when there is none, or the file can't be used.
    private Wiring openFirst(Models models) {
        List<String> given = getParameters().getRaw();
        if (Main.isSession(given)) {
            try {
                Path file = FileNames.path(given.getFirst()).toAbsolutePath();
                Shown read = SessionFile.read(file);
                Wiring opened = new Wiring(models, read, options, notices, Delays.STANDARD);
                opened.document().opened(file);
                return opened;
            } catch (BadInput problem) {
                notices.accept(problem.getMessage());
            }
        }
        boolean described = !given.isEmpty() && !Main.isSession(given);
        return new Wiring(models, described ? Cli.opening(given, () -> models) : Shown.first(models.example(FIRST_MODEL)), options, notices,
                Delays.STANDARD);
    }

    @Override
    public void stop() {
        if (wiring == null || settings == null) {
            return;
        }
        try {
            settings.save(options.settings());
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "settings could not be saved", failure);
        }
        autosave.ifPresent(Autosave::close);
        wiring.close();
    }
}
