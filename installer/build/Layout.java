import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where things are while packages are made.
///
/// @param project    the project's folder
/// @param build      Maven's build folder, with the program's jar and `lib`
/// @param version    of the program
/// @param classifier of PyTorch's native jar, as `linux-x86_64`
record Layout(Path project, Path build, String version, String classifier) {

    /// macOS wants bundles to begin with 1; the program itself tells its true version.
    String systemVersion() {
        return Host.current() == Host.MAC && version.startsWith("0.") ? "1" + version.substring(1) : version;
    }

    Path work() {
        return build.resolve("installer");
    }

    /// What the image holds beside the runtime: jars, native libraries, models.
    Path input() {
        return work().resolve("input");
    }

    Path natives() {
        return input().resolve("native");
    }

    Path runtime() {
        return work().resolve("runtime");
    }

    /// The image as jpackage makes it; on macOS a bundle.
    Path image() {
        return work().resolve("image").resolve(Host.current() == Host.MAC ? name() + ".app" : name());
    }

    /// Where the image keeps what was the input.
    Path app() {
        return switch (Host.current()) {
            case LINUX -> image().resolve("lib").resolve("app");
            case WINDOWS -> image().resolve("app");
            case MAC -> image().resolve("Contents").resolve("app");
        };
    }

    Path launcher() {
        return switch (Host.current()) {
            case LINUX -> image().resolve("bin").resolve(name());
            case WINDOWS -> image().resolve(name() + ".exe");
            case MAC -> image().resolve("Contents").resolve("MacOS").resolve(name());
        };
    }

    /// Of the launcher. On Linux it is what one types in a shell.
    String name() {
        return Host.current() == Host.LINUX ? "glasshead" : "Glasshead";
    }

    Path packages() {
        return build.resolve("packages");
    }

    /// The one library whose file name begins with `prefix` and ends with `suffix`.
    Path library(String prefix, String suffix) throws IOException {
        try (Stream<Path> libraries = Files.list(build.resolve("lib"))) {
            return libraries.filter(jar -> jar.getFileName().toString().startsWith(prefix) && jar.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new Missing("The library " + prefix + "*" + suffix + " is not in " + build.resolve("lib")
                            + "; run 'mvn -B -Pinstaller package'."));
        }
    }

    /// The JavaFX jars with this system's code in them.
    List<Path> javaFx() throws IOException {
        try (Stream<Path> libraries = Files.list(build.resolve("lib"))) {
            return libraries.filter(jar -> jar.getFileName().toString().matches("javafx-.*-\\d[\\d.]*-\\D.*\\.jar")).sorted().toList();
        }
    }
}
