import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Other programs.
final class Tools {

    private Tools() {}

    /// Says at once, in one sentence, what is missing, not after minutes of work.
    static void require(Host host) {
        List<String> needed = switch (host) {
            case LINUX -> List.of("dpkg-deb", "fakeroot", "rpmbuild", "strip");
            case WINDOWS -> List.of("wix.exe");
            case MAC -> List.of("hdiutil");
        };
        List<String> missing = needed.stream().filter(tool -> !isOnPath(tool)).toList();
        if (!missing.isEmpty()) {
            throw new Missing("To make packages " + String.join(", ", missing) + " must be on the path; " + switch (host) {
                case LINUX -> "install them with 'apt-get install dpkg fakeroot rpm binutils'.";
                case WINDOWS -> "install WiX with 'dotnet tool install --global wix'.";
                case MAC -> "they belong to macOS.";
            });
        }
        if (ToolProvider.findFirst("jpackage").isEmpty()) {
            throw new Missing("This Java has no jpackage; run Maven with a whole JDK 25 or newer.");
        }
    }

    static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder,
                tool)));
    }

    /// One of the JDK's own tools, in this process.
    static void jdk(String tool, List<String> arguments) {
        int status = ToolProvider.findFirst(tool).orElseThrow(() -> new Missing("This Java has no " + tool
                + "; run Maven with a whole JDK 25 or newer."))
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(tool + " failed: " + arguments);
        }
    }

    static void run(String... command) throws IOException, InterruptedException {
        run(new ProcessBuilder(command));
    }

    static void run(ProcessBuilder command) throws IOException, InterruptedException {
        int status = command.inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("status " + status + " from " + command.command());
        }
    }

    /// Options that take a file, one after the other.
    static List<String> list(Object... parts) {
        List<String> all = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> several) {
                several.forEach(each -> all.add(each.toString()));
            } else {
                all.add(part.toString());
            }
        }
        return all;
    }
}
