package glasshead.ui.model;

import glasshead.experiment.FileNames;
import glasshead.ui.options.LastFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/// The desktop's own dialog. Starts where the last folder was.
public final class SystemFolderChooser implements FolderChooser {

    private final DirectoryChooser dialog = new DirectoryChooser();
    private final LastFolder last = new LastFolder();

    /// Asks for a model.
    public SystemFolderChooser() {
        this("Open a model folder (config.json, model.safetensors, tokenizer.json)");
    }

    private SystemFolderChooser(String title) {
        dialog.setTitle(title);
    }

    /// Asks for a folder with lessons.
    public static SystemFolderChooser forLessons() {
        return new SystemFolderChooser("Open a folder of lessons");
    }

    /// Asks for a folder with texts.
    public static SystemFolderChooser forCorpora() {
        return new SystemFolderChooser("Choose a folder of texts (.txt or .jsonl, also .gz or .zst)");
    }

    @Override
    public Optional<Path> choose(Window owner) {
        dialog.setInitialDirectory(last.get());
        File folder = dialog.showDialog(owner);
        if (folder == null) {
            return Optional.empty();
        }
        last.remember(folder);
        return Optional.of(FileNames.path(folder));
    }
}
