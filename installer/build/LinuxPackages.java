import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `.deb` and `.rpm` around one folder tree: the program under /opt, and under /usr only what the desktop must find there. All files
/// belong to the package and no script runs, so removal leaves nothing.
final class LinuxPackages {

    private static final String PROGRAM = "opt/glasshead";

    private LinuxPackages() {}

    static List<Path> make(Layout layout) throws IOException, InterruptedException {
        Path root = layout.work().resolve("root");
        stage(layout, root);
        Folders.delete(layout.packages());
        Files.createDirectories(layout.packages());
        return List.of(deb(layout, root), rpm(layout, root));
    }

    private static void stage(Layout layout, Path root) throws IOException {
        Path linux = layout.project().resolve("installer").resolve("linux");
        Folders.copy(layout.image(), root.resolve(PROGRAM));
        Path command = root.resolve("usr/bin/glasshead");
        Files.createDirectories(command.getParent());
        Files.createSymbolicLink(command, Path.of("../../" + PROGRAM + "/bin/glasshead"));
        copy(linux.resolve("glasshead.desktop"), root.resolve("usr/share/applications/glasshead.desktop"));
        copy(linux.resolve("glasshead.xml"), root.resolve("usr/share/mime/packages/glasshead.xml"));
        for (int size : Icons.SIZES) {
            Path icons = root.resolve("usr/share/icons/hicolor/" + size + "x" + size);
            copy(Icons.png(layout, size), icons.resolve("apps/glasshead.png"));
            copy(Icons.png(layout, size), icons.resolve("mimetypes/application-x-glasshead-session.png"));
        }
        Path drawing = layout.project().resolve("assets/icons/glasshead.svg");
        copy(drawing, root.resolve("usr/share/icons/hicolor/scalable/apps/glasshead.svg"));
        copy(layout.project().resolve("LICENSE"), root.resolve("usr/share/doc/glasshead/copyright"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static Path deb(Layout layout, Path root) throws IOException, InterruptedException {
        String architecture = layout.classifier().endsWith("aarch64") ? "arm64" : "amd64";
        Path file = layout.packages().resolve("glasshead_" + layout.version() + "_" + architecture + ".deb");
        Path control = root.resolve("DEBIAN").resolve("control");
        Files.createDirectories(control.getParent());
        Files.writeString(control, filled(layout, "control", Map.of("ARCHITECTURE", architecture, "KILOBYTES", String.valueOf(Folders.bytes(
                root) / 1024))));
        Tools.run("fakeroot", "dpkg-deb", "-Zxz", "-z6", "--build", root.toString(), file.toString());
        Folders.delete(control.getParent());
        return file;
    }

    private static Path rpm(Layout layout, Path root) throws IOException, InterruptedException {
        String architecture = layout.classifier().endsWith("aarch64") ? "aarch64" : "x86_64";
        Path spec = layout.work().resolve("glasshead.spec");
        Files.writeString(spec, filled(layout, "glasshead.spec", Map.of("ROOT", root.toString())));
        Path home = layout.work().resolve("rpm");
        Tools.run("rpmbuild", "--quiet", "-bb", "--target", architecture, "--define", "_topdir " + home, "--define", "_rpmdir " + layout
                .packages(),
                "--define", "_rpmfilename glasshead-" + layout.version() + "." + architecture + ".rpm", spec.toString());
        return layout.packages().resolve("glasshead-" + layout.version() + "." + architecture + ".rpm");
    }

    private static String filled(Layout layout, String template, Map<String, String> values) throws IOException {
        String text = Files.readString(layout.project().resolve("installer").resolve("linux").resolve(template)).replace("@VERSION@", layout
                .version());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }
}
