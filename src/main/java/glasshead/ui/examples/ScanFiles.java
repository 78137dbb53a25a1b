package glasshead.ui.examples;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where the desktop says that files are.
///
/// @param corpus asks for a file with texts to scan
/// @param folder asks for a folder of such files
/// @param scan   asks for a scan to open
/// @param page   asks where to write a page, with a proposal for its name
public record ScanFiles(Supplier<Optional<Path>> corpus, Supplier<Optional<Path>> folder, Supplier<Optional<Path>> scan,
        Function<String, Optional<Path>> page) {
}
