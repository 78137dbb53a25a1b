package glasshead.ui.model;

import glasshead.experiment.FileNames;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/// The desktop's own dialog. Starts where the last folder was.
public final class SystemFolderChooser implements FolderChooser {

    private final DirectoryChooser dialog = new DirectoryChooser();

    public SystemFolderChooser() {
        dialog.setTitle("Open a model folder (config.json, model.safetensors, tokenizer.json)");
    }

    @Override
    public Optional<Path> choose(Window owner) {
        File folder = dialog.showDialog(owner);
        if (folder == null) {
            return Optional.empty();
        }
        dialog.setInitialDirectory(folder.getParentFile());
        return Optional.of(FileNames.path(folder));
    }
}
