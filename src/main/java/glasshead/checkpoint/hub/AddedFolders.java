package glasshead.checkpoint.hub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.json.JsonForm;
import glasshead.json.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The model folders that the user has added, by name, remembered in a JSON file. The folders themselves are never touched.
public final class AddedFolders {

    private static final JsonForm<Named> FORM = JsonForm.of(Named.class, "list of added models", "correct it").atMost(1 << 20);

    private final KeptFile<Named> kept;
    private final Path file;

    private record Named(@JsonValue TreeMap<String, Path> folders) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private Named {
        }
    }

    /// @param file   need not exist yet
    /// @param notice gets a sentence when it can't be used
    public AddedFolders(Path file, Consumer<String> notice) {
        this.file = file;
        kept = new KeptFile<>(file, FORM, notice);
    }

    /// Name to folder.
    public SortedMap<String, Path> all() {
        return kept.read().map(Named::folders).orElseGet(TreeMap::new);
    }

    /// @throws BadInput when the name means another folder already
    void put(String name, Path folder) {
        change(folders -> {
            Path present = folders.putIfAbsent(name, folder);
            if (present != null && !present.equals(folder)) {
                throw taken(name, folder);
            }
            return folders;
        });
    }

    static BadInput taken(String name, Path folder) {
        return new BadInput("There is a model " + Quoted.of(name) + " already: give the folder " + folder
                + " another name and add it again.");
    }

    void remove(String name) {
        change(folders -> {
            folders.remove(name);
            return folders;
        });
    }

    private void change(UnaryOperator<TreeMap<String, Path>> change) {
        try {
            kept.change(new Named(new TreeMap<>()), now -> new Named(change.apply(now.folders)));
        } catch (IOException e) {
            throw new BadInput("The list of added models " + file + " can't be written (" + e.getClass().getSimpleName()
                    + "): check that you may write there.", e);
        }
    }
}
