import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The native libraries of this system, out of their jars, in the folders where the program's `NativeRuntime` looks for them.
final class Natives {

    /// What JNA calls the systems that PyTorch's jars are made for.
    private static final Map<String, String> JNA_NAMES = Map.of("linux-x86_64", "linux-x86-64", "linux-aarch64", "linux-aarch64",
            "osx-aarch64", "darwin-aarch64", "win-x86_64", "win32-x86-64");

    private Natives() {}

    static void unpack(Layout layout) throws IOException, InterruptedException {
        String system = layout.classifier();
        Path torch = layout.natives().resolve("torch");
        unpack(layout.library("pytorch-native-cpu-", ".jar"), "pytorch/cpu/" + system + "/", torch);
        unpack(layout.library("pytorch-jni-", ".jar"), "jnilib/" + system + "/cpu/", torch);
        unpack(layout.library("tokenizers-", ".jar"), "native/lib/" + system + "/cpu/", layout.natives().resolve("tokenizers"));
        unpack(layout.library("jna-", ".jar"), "com/sun/jna/" + JNA_NAMES.get(system) + "/", layout.natives().resolve("jna"));
        if (Host.current() == Host.LINUX) {
            strip(layout.natives());
        }
    }

    private static void unpack(Path jar, String prefix, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
                    .toList();
            if (entries.isEmpty()) {
                throw new Missing("There is nothing under " + prefix + " in " + jar.getFileName() + "; this system has no build of it.");
            }
            for (ZipEntry entry : entries) {
                String name = entry.getName().substring(prefix.length());
                // Some files are packed once more.
                boolean packed = name.endsWith(".gz");
                try (InputStream raw = zip.getInputStream(entry); InputStream in = packed ? new java.util.zip.GZIPInputStream(raw) : raw) {
                    Files.copy(in, folder.resolve(packed ? name.substring(0, name.length() - 3) : name));
                }
            }
        }
    }

    /// Symbols that only a debugger reads are a fifth of PyTorch's library.
    private static void strip(Path folder) throws IOException, InterruptedException {
        List<Path> libraries;
        try (var files = Files.walk(folder)) {
            libraries = files.filter(file -> file.getFileName().toString().contains(".so")).toList();
        }
        for (Path library : libraries) {
            Tools.run("strip", "--strip-unneeded", library.toString());
        }
    }
}
