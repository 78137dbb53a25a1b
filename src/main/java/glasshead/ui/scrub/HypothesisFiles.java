package glasshead.ui.scrub;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the desktop says that hypotheses are.
///
/// @param open asks for a file to read: a hypothesis, or a circuit
/// @param save asks where to write
public record HypothesisFiles(Supplier<Optional<Path>> open, Supplier<Optional<Path>> save) {
}
