import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The jars and models of the image: without native code, which lies unpacked beside them, and without libraries that our code never
/// reaches.
final class Libraries {

    /// Left out whole: JavaFX is in the runtime, native code is unpacked, and DJL uses the others only to unpack archives from the network,
    /// which it never does here; annotations have no code.
    private static final Set<String> LEFT_OUT = Set.of("javafx-", "pytorch-native-cpu-", "pytorch-jni-", "commons-compress-",
            "error_prone_annotations-");
    private static final Set<String> NATIVE = Set.of(".so", ".dll", ".dylib", ".jnilib", ".a");

    private Libraries() {}

    static void collect(Layout layout) throws IOException {
        Files.copy(layout.build().resolve("glasshead.jar"), layout.input().resolve("glasshead.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        Path lib = Files.createDirectories(layout.input().resolve("lib"));
        try (Stream<Path> jars = Files.list(layout.build().resolve("lib"))) {
            for (Path jar : jars.filter(each -> LEFT_OUT.stream().noneMatch(each.getFileName().toString()::startsWith)).toList()) {
                copy(jar, lib.resolve(jar.getFileName()), name -> NATIVE.stream().noneMatch(name::endsWith));
            }
        }
        Folders.copy(layout.project().resolve("models"), layout.input().resolve("models"));
        Files.copy(layout.project().resolve("LICENSE"), layout.input().resolve("LICENSE"));
        Folders.copy(layout.project().resolve("installer").resolve("licences"), layout.input().resolve("licences"));
    }

    /// A jar with only those entries that are wanted.
    static void copy(Path from, Path to, Predicate<String> wanted) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : jar.stream().filter(entry -> wanted.test(entry.getName())).toList()) {
                ZipEntry copied = new ZipEntry(entry.getName());
                copied.setTime(entry.getTime());
                out.putNextEntry(copied);
                try (InputStream in = jar.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
