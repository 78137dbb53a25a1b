package glasshead.session;

import glasshead.experiment.FileNames;
import glasshead.experiment.UserFolders;
import java.nio.file.Path;

/// Where the program keeps what is neither a setting nor a file of the user's: sessions to come back to, recent files, logs.
public final class StateFolder {

    /// System property with the folder, for tests and for keeping it elsewhere.
    public static final String PROPERTY = "glasshead.state";

    private StateFolder() {}

    /// The folder that the operating system wants; it need not exist.
    public static Path standard() {
        String asked = System.getProperty(PROPERTY);
        return asked == null ? UserFolders.standard().state() : FileNames.path(asked);
    }
}
