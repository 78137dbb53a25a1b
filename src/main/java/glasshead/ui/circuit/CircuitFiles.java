package glasshead.ui.circuit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What circuits are read from and written to.
///
/// @param open asks which file to read; empty when the user thought better of it
/// @param save asks where to write a file of a proposed name
/// @param said gets a sentence about how it went
public record CircuitFiles(Supplier<Optional<Path>> open, Function<String, Optional<Path>> save, Consumer<String> said) {
}
