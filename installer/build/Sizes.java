import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What everything weighs.
final class Sizes {

    private static final double MEGABYTE = 1e6;

    private Sizes() {}

    static void print(Layout layout, List<Path> packages) throws IOException {
        line("image", Folders.bytes(layout.image()));
        line("  runtime with JavaFX", Folders.bytes(layout.runtime()));
        line("  native libraries", Folders.bytes(layout.natives()));
        line("  jars", Folders.bytes(layout.input().resolve("lib")) + Files.size(layout.input().resolve("glasshead.jar")));
        line("  models", Folders.bytes(layout.input().resolve("models")));
        line("  start cache", Files.size(layout.app().resolve("glasshead.aot")));
        for (Path each : packages) {
            line(each.toString(), Files.size(each));
        }
    }

    private static void line(String what, long bytes) {
        System.out.println(String.format(Locale.ROOT, "%8.1f MB  %s", bytes / MEGABYTE, what));
    }
}
