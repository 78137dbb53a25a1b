import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The JDK's ahead-of-time cache: classes as they were after one start with a finished run, which the next start need not load and
/// link.
final class StartCache {

    private static final String NAME = "glasshead.aot";
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private StartCache() {}

    static void train(Layout layout) throws IOException, InterruptedException {
        evenTimes(layout.app());
        Path record = layout.work().resolve("start.aotconf");
        Path cache = layout.app().resolve(NAME);
        start(layout, "-XX:AOTMode=record -XX:AOTConfiguration=" + record);
        start(layout, "-XX:AOTMode=create -XX:AOTConfiguration=" + record + " -XX:AOTCache=" + cache);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache was made");
        }
        try (var settings = Files.list(layout.app())) {
            for (Path launcher : settings.filter(file -> file.toString().endsWith(".cfg")).toList()) {
                addOption(launcher);
            }
        }
    }

    /// One start in a home of its own, on JavaFX' platform without a display: it ends by itself after its first run is drawn.
    private static void start(Layout layout, String options) throws IOException, InterruptedException {
        Path home = Files.createDirectories(layout.work().resolve("home"));
        ProcessBuilder start = new ProcessBuilder(layout.launcher().toString());
        start.environment().put(OPTIONS, options + " -Dglass.platform=Headless -Dprism.order=sw -Dglasshead.timing=once"
                + " -Dglasshead.settings=" + home.resolve("settings.json") + " -Dglasshead.state=" + home);
        Tools.run(start);
    }

    private static void addOption(Path launcher) throws IOException {
        List<String> lines = Files.readAllLines(launcher);
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=-XX:AOTCache=$APPDIR/" + NAME);
        Files.write(launcher, lines, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// The cache is good only for jars of exactly this time, and packages keep times to the second or two.
    private static void evenTimes(Path app) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (var files = Files.walk(app)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        }
    }
}
