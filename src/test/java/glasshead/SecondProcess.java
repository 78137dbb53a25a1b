package glasshead;

import glasshead.checkpoint.TestModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The program as it is started by a user: another process, with its own environment. A POSIX shell starts it, so that arguments can be
/// any bytes.
final class SecondProcess {

    /// Only a program that hangs takes so long, whatever the machine is busy with.
    private static final int PATIENCE_MINUTES = 5;

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> java = new ArrayList<>(List.of("-Dglasshead.threads=1", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));

    private String before = "";
    private String main = Launcher.class.getName();

    /// How it ended.
    record Ended(int status, String out, String err) {
    }

    /// @param folder where its output and its own files go
    SecondProcess(Path folder) {
        this.folder = folder;
        property("glasshead.home", TestModels.GIVEN.getParent().toAbsolutePath().toString());
        property("glasshead.state", folder.resolve("state").toString());
        property("glasshead.settings", folder.resolve("settings.json").toString());
    }

    SecondProcess property(String name, String value) {
        java.removeIf(option -> option.startsWith("-D" + name + "="));
        java.add("-D" + name + "=" + value);
        return this;
    }

    SecondProcess java(String option) {
        java.add(option);
        return this;
    }

    SecondProcess variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// @param other has a `main`, in place of the program's
    SecondProcess main(Class<?> other) {
        main = other.getName();
        return this;
    }

    /// @param blocks of 512 bytes: no file may become larger, as on a disk that is nearly full
    SecondProcess smallDisk(int blocks) {
        before = "ulimit -f " + blocks + "; ";
        return this;
    }

    /// @param shell the program's arguments as a shell reads them, and where its streams go, if not to the result
    Ended run(String shell) throws IOException, InterruptedException {
        Path out = folder.resolve("second.out");
        Path err = folder.resolve("second.err");
        String program = Path.of(System.getProperty("java.home"), "bin", "java") + " " + String.join(" ", java);
        var builder = new ProcessBuilder("/bin/sh", "-c", before + "exec " + program + " -cp \"$TEST_CLASSES\" " + main + " " + shell);
        builder.environment().put("TEST_CLASSES", System.getProperty("java.class.path"));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("it hangs: " + Files.readString(out) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
