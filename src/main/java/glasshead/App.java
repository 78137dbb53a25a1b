package glasshead;

import glasshead.cli.Cli;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.view.Shown;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
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

/// The window: opened on a session file, or on what was on screen when it was closed; its settings are kept between starts.
public final class App extends Application {

    private static final Logger LOG = Logger.getLogger(App.class.getName());

    private final ViewOptions options = new ViewOptions();
    private final Notices notices = new Notices();
    private @Nullable SettingsFile settings;
    private @Nullable Wiring wiring;
    private @Nullable LastSession last;

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
        LastSession left = LastSession.begin(state, notices);
        last = left;
        Wiring opened = openFirst(Home.models(notices), left);
        wiring = opened;
        stage.getIcons().setAll(AppIcon.images());
        MainView window = opened.window(new SystemCopyBoard(), new SystemSaveDialog(stage), new SystemOpenDialog(stage), errors);
        Scene scene = new Scene(window);
        Theme.wear(scene, options);
        stage.titleProperty().bind(opened.document().title());
        stage.setScene(scene);
        WindowMemory.keep(stage, options);
        StartTime.log(opened.session());
        stage.show();
        left.offer(opened.document(), window);
        left.follow(opened.session(), opened.document(), Delays.STANDARD);
        notices.showIn(window);
    }

    private void tellLater(String sentence) {
        Platform.runLater(() -> {
            if (wiring != null) {
                wiring.notice(sentence);
            }
        });
    }

    /// On what the program was started with, options or a session file; else on what was on screen when it ended. On the example the first
    /// time, or when that can't be used.
    private Wiring openFirst(Models models, LastSession left) {
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
        Optional<KeptSession> back = given.isEmpty() ? left.comeBack() : Optional.empty();
        boolean described = !given.isEmpty() && !Main.isSession(given);
        Wiring opened = new Wiring(models, described ? Cli.opening(given, () -> models)
                : back.map(KeptSession::shown).orElseGet(() -> Wiring.example(models)), options, notices, Delays.STANDARD);
        back.ifPresent(opened.document()::cameBack);
        return opened;
    }

    @Override
    public void stop() {
        if (wiring == null || settings == null || last == null) {
            return;
        }
        try {
            settings.save(options.settings());
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "settings could not be saved", failure);
        }
        last.close(wiring.document());
        wiring.close();
    }
}
