package glasshead.ui.set;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the desktop gives to the editor of a set.
///
/// @param open      asks for a file to read
/// @param save      asks where to write, given a name
/// @param clipboard its text, empty for none
public record Outside(Supplier<Optional<Path>> open, Function<String, Optional<Path>> save, Supplier<String> clipboard) {
}
