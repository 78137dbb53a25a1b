import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes the program's image and the packages of the system it runs on, from what Maven has built: `mvn -B -Pinstaller package`.
///
/// Run by the JDK from source: the same file on every system, and no shell needed.
final class Package {

    private Package() {}

    /// @param arguments the project's folder, Maven's build folder, the version, and the classifier of PyTorch's native jar
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Layout layout = new Layout(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3]);
        try {
            Tools.require(Host.current());
            Folders.delete(layout.work());
            Files.createDirectories(layout.work());
            Natives.unpack(layout);
            Libraries.collect(layout);
            Runtimes.link(layout);
            Image.make(layout);
            StartCache.train(layout);
            List<Path> packages = switch (Host.current()) {
                case LINUX -> LinuxPackages.make(layout);
                case WINDOWS -> List.of(Image.wrap(layout, "msi"));
                case MAC -> List.of(Image.wrap(layout, "dmg"));
            };
            Sizes.print(layout, packages);
        } catch (Missing missing) {
            System.err.println(missing.getMessage());
            System.exit(1);
        }
    }
}
