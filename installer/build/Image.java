import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// jpackage: the image, and on Windows and macOS the package around it.
final class Image {

    private static final List<String> JAVA_OPTIONS = List.of("-Dglasshead.native=$APPDIR/native", "-Dglasshead.home=$APPDIR",
            "-XX:+UseSerialGC",
            "-Xms64m", "--enable-native-access=ALL-UNNAMED,javafx.graphics",
            // What the virtual machine itself has to say belongs to the errors, not into JSON on standard output.
            "-Xlog:disable", "-Xlog:all=warning:stderr");

    private Image() {}

    static void make(Layout layout) throws IOException {
        List<String> arguments = Tools.list("--type", "app-image", "--input", layout.input(), "--main-jar", "glasshead.jar", "--main-class",
                "glasshead.Launcher",
                "--runtime-image", layout.runtime(), "--dest", layout.image().getParent(), about(layout));
        JAVA_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        if (Host.current() == Host.WINDOWS) {
            // A program with a window has no console on Windows, so the commands get a launcher of their own.
            Path console = Files.writeString(layout.work().resolve("console.properties"),
                    "win-console=true\nwin-menu=false\nwin-shortcut=false\n");
            arguments.addAll(List.of("--add-launcher", "glasshead-cli=" + console));
        }
        Tools.jdk("jpackage", arguments);
    }

    private static List<String> about(Layout layout) throws IOException {
        return Tools.list("--name", layout.name(), "--app-version", layout.systemVersion(), "--vendor", "Glasshead", "--icon", Icons.of(
                layout),
                "--description", "A microscope for GPT-2 style transformers", "--copyright", "Glasshead contributors");
    }

    /// The system's own installer, around an image that is ready.
    static Path wrap(Layout layout, String type) throws IOException {
        Path association = Files.writeString(layout.work().resolve("association.properties"),
                "extension=glasshead\nmime-type=application/x-glasshead-session\ndescription=Glasshead session\n");
        Files.createDirectories(layout.packages());
        List<String> arguments = new ArrayList<>(Tools.list("--type", type, "--app-image", layout.image(), "--dest", layout.packages(),
                "--file-associations", association, about(layout)));
        if (Host.current() == Host.WINDOWS) {
            // The same for all versions, so that a new one replaces the old one.
            arguments.addAll(List.of("--win-menu", "--win-shortcut-prompt", "--win-dir-chooser", "--win-upgrade-uuid",
                    "7c1f0f52-5f0c-4a51-9d7a-2f0f5a1f6a1e"));
        }
        Tools.jdk("jpackage", arguments);
        try (Stream<Path> made = Files.list(layout.packages())) {
            return made.filter(file -> file.toString().endsWith("." + type)).findFirst().orElseThrow();
        }
    }
}
