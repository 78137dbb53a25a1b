package glasshead;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.Settings;
import glasshead.ui.options.SettingsFile;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Saves the settings some moments after they change and at the end, so that they are not lost where the program is ended from outside, as
/// when the user logs out.
final class KeptSettings {

    static final Duration QUIET = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(KeptSettings.class.getName());

    private final SettingsFile file;
    private final ViewOptions options;
    private Settings saved;

    KeptSettings(SettingsFile file, ViewOptions options, Delays delays) {
        this.file = file;
        this.options = options;
        saved = options.settings();
        Delay quiet = delays.after(QUIET, this::save);
        options.onChange(quiet::restart);
    }

    /// Unless the file has them already.
    void save() {
        Settings now = options.settings();
        if (now.equals(saved)) {
            return;
        }
        try {
            file.save(now);
            saved = now;
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "settings could not be saved", failure);
        }
    }
}
