package glasshead.checkpoint.hub;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One model of the library.
///
/// @param name       what `--model` takes
/// @param folder     where it is, if it is on this machine
/// @param repository of the hub, if it is from there
public record LibraryEntry(String name, Kind kind, @Nullable Path folder, @Nullable RepositoryName repository) {

    /// Where a model comes from; `FOLDER` is one that was named by its path and is in no list.
    public enum Kind {
        SHIPPED, ADDED, HUB, FOLDER
    }

    /// Whether `written` means this model: by its name, or as `owner/name` of its repository.
    public boolean isNamed(String written) {
        return name.equals(written) || repository != null && repository.toString().equals(written);
    }

    public boolean isHere() {
        return folder != null;
    }
}
