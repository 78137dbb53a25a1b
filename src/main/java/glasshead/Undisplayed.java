package glasshead;

import glasshead.cli.Cli;
import glasshead.experiment.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/// What `mvn` does on a machine without a display: the example's report is printed, and the window drawn into a file.
///
/// @param picture the file
record Undisplayed(Path picture) {

    /// System property with the file; without it, a missing display is an error.
    private static final String PROPERTY = "glasshead.picture";

    static Optional<Undisplayed> asked() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(FileNames::path).map(Undisplayed::new);
    }

    /// @return the exit status
    int show(CommandLine commands, PrintWriter out, Display.Missing missing) {
        if (missing.getCause() != null) {
            return again(missing);
        }
        int status = commands.execute("run");
        if (status == 0) {
            status = commands.execute("snapshot", "--out", picture.toString());
        }
        if (status == 0) {
            out.println("There is no display here: this was the run that the window opens on, and the window is drawn into " + picture
                    + ".");
            out.println("'" + Display.command() + " --help' tells what else can be done without one.");
        }
        return status;
    }

    /// A toolkit that has tried a display in vain can't be started again in the same process.
    private static int again(Display.Missing missing) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        List<String> command = Stream.concat(self.command().stream(), self.arguments().stream().flatMap(Stream::of)).toList();
        ProcessBuilder again = new ProcessBuilder(command).inheritIO();
        again.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        try {
            return command.size() < 2 ? fail(missing) : again.start().waitFor();
        } catch (IOException | InterruptedException failure) {
            missing.addSuppressed(failure);
            return fail(missing);
        }
    }

    private static int fail(Display.Missing missing) {
        System.err.println(missing.getMessage());
        return Cli.BAD_INPUT;
    }
}
