package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The models that ship with the program: each sub-folder of the models folder that has a `config.json`.
public final class ModelCatalogue {

    private final Path root;

    /// A folder that is missing counts as one without models.
    public ModelCatalogue(Path root) {
        this.root = root;
    }

    /// Names of the shipped models, in alphabetical order.
    public List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var folders = Files.list(root)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve(CheckpointFolder.CONFIG))).map(f -> f.getFileName().toString())
                    .sorted().toList();
        } catch (IOException e) {
            throw StrictJson.unreadable(root, e);
        }
    }

    /// The folder of a shipped model, or the folder that the argument names. A shipped name wins.
    public Path resolve(String nameOrFolder) {
        var names = names();
        if (names.contains(nameOrFolder)) {
            return root.resolve(nameOrFolder);
        }
        var folder = FileNames.path(nameOrFolder);
        if (nameOrFolder.isBlank() || !Files.isDirectory(folder)) {
            throw new BadInput("There is no model " + Quoted.of(nameOrFolder)
                    + ": give the path of a model folder, or one of the shipped models ("
                    + (names.isEmpty() ? "none found in " + root : String.join(", ", names)) + ").");
        }
        return folder;
    }

}
