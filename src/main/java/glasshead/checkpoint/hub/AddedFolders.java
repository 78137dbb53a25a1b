package glasshead.checkpoint.hub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.checkpoint.StrictJson;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The model folders that the user has added, by name, remembered in a JSON file. The folders themselves are never touched.
public final class AddedFolders {

    private static final long LONGEST_FILE = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    /// @param file need not exist yet
    public AddedFolders(Path file) {
        this.file = file;
    }

    /// Name to folder.
    public SortedMap<String, Path> all() {
        SortedMap<String, Path> folders = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            for (var entry : StrictJson.read(file, LONGEST_FILE).properties()) {
                folders.put(entry.getKey(), Path.of(entry.getValue().asText()));
            }
        }
        return folders;
    }

    void put(String name, Path folder) {
        SortedMap<String, Path> folders = all();
        folders.put(name, folder);
        write(folders);
    }

    void remove(String name) {
        SortedMap<String, Path> folders = all();
        folders.remove(name);
        write(folders);
    }

    private void write(Map<String, Path> folders) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var json = JSON.createObjectNode();
            folders.forEach((name, folder) -> json.put(name, folder.toString()));
            WholeFile.write(file, json.toPrettyString());
        } catch (IOException e) {
            throw new BadInput("The list of added models " + file + " can't be written (" + e.getClass().getSimpleName()
                    + "): check that you may write there.", e);
        }
    }
}
