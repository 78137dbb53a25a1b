import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The Java runtime of the image: only the modules that the program needs, with JavaFX among them and its native libraries where the
/// virtual machine looks first, so that JavaFX extracts nothing.
final class Runtimes {

    /// Looked over by a person; checked against what jdeps finds. jdk.unsupported holds the memory access that JavaFX uses by reflection.
    private static final Set<String> MODULES = Set.of("java.base", "java.compiler", "java.desktop", "java.logging", "java.management",
            "java.net.http", "java.scripting", "java.sql", "java.xml", "jdk.jfr", "jdk.management", "jdk.unsupported");

    private Runtimes() {}

    static void link(Layout layout) throws IOException {
        check(layout);
        Path modules = Files.createDirectories(layout.work().resolve("jmods"));
        Set<String> names = new TreeSet<>(MODULES);
        for (Path jar : layout.javaFx()) {
            String name = jar.getFileName().toString().replaceAll("-\\d.*", "").replace('-', '.');
            module(layout, jar, modules.resolve(name + ".jmod"));
            names.add(name);
        }
        Tools.jdk("jlink", Tools.list("--module-path", modules, "--add-modules", String.join(",", names), "--output", layout.runtime(),
                "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-6", "--strip-native-commands"));
    }

    /// A module as jlink likes it: classes here, native libraries there.
    private static void module(Layout layout, Path jar, Path jmod) throws IOException {
        Path work = Files.createDirectories(layout.work().resolve("javafx").resolve(jar.getFileName().toString()));
        Path classes = work.resolve("classes.jar");
        Libraries.copy(jar, classes, name -> !isNative(name));
        Path libraries = Files.createDirectories(work.resolve("libs"));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> isNative(entry.getName())).toList()) {
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, libraries.resolve(Path.of(entry.getName()).getFileName().toString()));
                }
            }
        }
        // Windows finds libraries beside the virtual machine's own, in bin.
        String where = Host.current() == Host.WINDOWS ? "--cmds" : "--libs";
        Tools.jdk("jmod", Tools.list("create", "--class-path", classes, where, libraries, jmod));
    }

    private static boolean isNative(String name) {
        return name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib");
    }

    private static void check(Layout layout) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (var libraries = Files.list(layout.input().resolve("lib"))) {
            libraries.forEach(jars::add);
        }
        jars.addAll(layout.javaFx());
        StringWriter found = new StringWriter();
        int status = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(found, true), new PrintWriter(System.err, true),
                Tools.list("--print-module-deps", "--ignore-missing-deps", "--multi-release", "25", "--recursive", "--class-path",
                        String.join(java.io.File.pathSeparator, jars.stream().map(Path::toString).toList()), layout.input().resolve(
                                "glasshead.jar"))
                        .toArray(String[]::new));
        Set<String> missing = new TreeSet<>(Set.of(found.toString().strip().split(",")));
        missing.removeIf(name -> MODULES.contains(name) || name.startsWith("javafx."));
        if (status != 0 || !missing.isEmpty()) {
            throw new Missing("The program needs the modules " + missing + " too; add them to the list in installer/build/Runtimes.java "
                    + "(jdeps said: " + found.toString().strip() + ").");
        }
    }
}
