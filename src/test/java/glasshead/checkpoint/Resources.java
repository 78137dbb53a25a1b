package glasshead.checkpoint;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// Files below `src/test/resources`.
final class Resources {

    private Resources() {}

    static Path path(String name) {
        try {
            return Path.of(Resources.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
