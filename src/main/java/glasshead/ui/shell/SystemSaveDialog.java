package glasshead.ui.shell;

import glasshead.experiment.FileNames;
import glasshead.ui.options.LastFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own file chooser.
public final class SystemSaveDialog implements SaveDialog {

    private final LastFolder last = new LastFolder();
    private final Window owner;

    public SystemSaveDialog(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> ask(String title, String fileName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName);
        chooser.setInitialDirectory(last.get());
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        last.remember(chosen);
        return Optional.of(FileNames.path(chosen));
    }
}
