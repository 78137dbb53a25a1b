package glasshead.ui.lesson;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where lessons come from and go to.
///
/// @param file   asks for a lesson file
/// @param folder asks for a folder of them
/// @param save   asks where to save one, given a name for it
/// @param tell   gets a sentence when one can't be used
public record LessonFiles(Supplier<Optional<Path>> file, Supplier<Optional<Path>> folder, Function<String, Optional<Path>> save,
        Consumer<String> tell) {
}
