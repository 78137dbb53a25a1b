package glasshead;

import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where the program's own files are.
final class Home {

    private static final String PROPERTY = "glasshead.home";

    private Home() {
    }

    /// The shipped models, in a folder beside the jar (installed), in the project above it (built), or under `-Dglasshead.home`.
    static Models models() {
        return new Models(modelsFolder());
    }

    private static Path modelsFolder() {
        return Stream.iterate(start(), folder -> folder != null, Path::getParent).limit(3)
                .map(folder -> folder.resolve("models")).filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> new BadInput("The folder with the shipped models was not found near " + start()
                        + "; say where it is with -D" + PROPERTY + "=FOLDER."));
    }

    private static Path start() {
        String home = System.getProperty(PROPERTY);
        if (home != null) {
            return Path.of(home).toAbsolutePath();
        }
        try {
            return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
