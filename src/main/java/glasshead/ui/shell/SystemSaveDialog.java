package glasshead.ui.shell;

import glasshead.experiment.FileNames;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own file chooser.
public final class SystemSaveDialog implements SaveDialog {

    private final Window owner;
    private File folder;

    public SystemSaveDialog(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> ask(String title, String fileName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName);
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(FileNames.path(chosen));
    }
}
