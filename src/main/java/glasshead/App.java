package glasshead;

import glasshead.engine.Models;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.shell.AppIcon;
import glasshead.ui.shell.MainView;
import glasshead.ui.shell.SystemSaveDialog;
import glasshead.ui.shell.WindowMemory;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window: opened on the default model's own example, its settings kept between starts.
public final class App extends Application {

    private static final Logger LOG = Logger.getLogger(App.class.getName());
    private static final String FIRST_MODEL = "tiny-english";

    private final ViewOptions options = new ViewOptions();
    private final SettingsFile settings = SettingsFile.standard();
    private Wiring wiring;

    @Override
    public void start(Stage stage) {
        List<String> notices = new ArrayList<>();
        options.restore(settings.load(notices::add));
        Models models = Home.models();
        wiring = new Wiring(models, models.example(FIRST_MODEL), options);
        stage.getIcons().setAll(AppIcon.images());
        MainView window = wiring.window(new SystemCopyBoard(), new SystemSaveDialog(stage));
        Scene scene = new Scene(window);
        Theme.wear(scene, options);
        stage.setTitle("Glasshead");
        stage.setScene(scene);
        WindowMemory.keep(stage, options);
        stage.show();
        notices.forEach(wiring::notice);
    }

    @Override
    public void stop() {
        try {
            settings.save(options.settings());
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "settings could not be saved", failure);
        }
        wiring.close();
    }
}
