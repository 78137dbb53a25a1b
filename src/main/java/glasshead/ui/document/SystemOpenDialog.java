package glasshead.ui.document;

import glasshead.experiment.FileNames;
import glasshead.json.SessionFile;
import glasshead.ui.options.LastFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The desktop's own file chooser. Starts where the last file was.
public final class SystemOpenDialog implements OpenDialog {

    private final FileChooser chooser = new FileChooser();
    private final LastFolder last = new LastFolder();
    private final Window owner;

    public SystemOpenDialog(Window owner) {
        this.owner = owner;
        chooser.setTitle("Open a session");
        chooser.getExtensionFilters().setAll(new ExtensionFilter("Glasshead sessions", "*" + SessionFile.EXTENSION), new ExtensionFilter(
                "All files", "*"));
    }

    @Override
    public Optional<Path> ask() {
        chooser.setInitialDirectory(last.get());
        File chosen = chooser.showOpenDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        last.remember(chosen);
        return Optional.of(FileNames.path(chosen));
    }
}
