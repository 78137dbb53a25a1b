package glasshead.checkpoint;

import ai.djl.util.Utils;
import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the native code of PyTorch, the tokenizers and JavaFX is unpacked to and loaded from.
///
/// Left alone, these libraries take a folder in the home, and the common temporary folder where the home can't be written: whoever makes
/// that folder first would have his code run by everybody else. Here it is a folder that nobody else can write into, or nothing is loaded.
public final class NativeFolder {

    /// Set in the installed program: a folder with the native libraries, so that nothing has to be unpacked.
    private static final String UNPACKED = "glasshead.native";
    /// System property with the folder, for those whose home has no room.
    private static final String PROPERTY = "glasshead.cache";
    /// DJL's own name for the folder: an environment variable or, where that is not set, a system property.
    private static final String DJL = "ENGINE_CACHE_DIR";
    /// PyTorch alone takes 450 MB.
    private static final long ROOM = 500L << 20;
    /// JavaFX unpacks its part when a window is opened, and prints forty lines when it can't.
    private static final long ROOM_FOR_THE_REST = 16L << 20;

    /// Native code is loaded once in a process, so what becomes of the folder later matters no more.
    private static volatile boolean chosen;

    private NativeFolder() {}

    /// Chooses the folder and tells the libraries; safe to call again.
    ///
    /// @throws BadInput when there is no folder that can be used
    public static void use() {
        if (chosen) {
            return;
        }
        if (System.getProperty(UNPACKED) != null) {
            loadFrom(FileNames.path(System.getProperty(UNPACKED)));
        } else {
            unpackInto(choose());
        }
        chosen = true;
    }

    private static void unpackInto(Path folder) {
        System.setProperty(DJL, folder.toString());
        System.setProperty("jna.tmpdir", folder.toString());
        System.setProperty("javafx.cachedir", folder.toString());
        if (!Utils.getEngineCacheDir().toAbsolutePath().normalize().equals(folder)) {
            throw new BadInput("The environment variable " + DJL + " is set to nothing; unset it, or set it to a folder of your own.");
        }
    }

    private static void loadFrom(Path folder) {
        System.setProperty("PYTORCH_LIBRARY_PATH", folder.resolve("torch").toString());
        System.setProperty("PYTORCH_FLAVOR", "cpu");
        // The file, not its folder: where there is a GPU, DJL would look in a sub-folder for it.
        System.setProperty("RUST_LIBRARY_PATH", folder.resolve("tokenizers").resolve(System.mapLibraryName("tokenizers")).toString());
        // DJL asks through JNA whether there is a GPU.
        System.setProperty("jna.boot.library.path", folder.resolve("jna").toString());
        System.setProperty("jna.nounpack", "true");
    }

    /// The sentence for native code that can't be unpacked or loaded.
    public static BadInput unusable(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String installed = System.getProperty(UNPACKED);
        return new BadInput("PyTorch and the tokenizers can't be loaded from " + (installed == null ? System.getProperty(DJL) : installed)
                + " (" + root.getMessage() + "): " + (installed == null ? "make room for 500 MB there and allow programs to run from it, or"
                        + " name another folder with " + remedy() : "install the program again") + ".", failure);
    }

    private static Path choose() {
        List<String> problems = new ArrayList<>();
        for (Path candidate : candidates()) {
            try {
                PrivateFolder folder = PrivateFolder.at(candidate);
                String problem = problem(folder);
                if (problem.isEmpty()) {
                    return folder.path();
                }
                problems.add(candidate + " " + problem);
            } catch (IOException e) {
                problems.add(candidate + " can't be made");
            }
        }
        throw new BadInput("There is no safe place for PyTorch's native code (500 MB): " + String.join(", ", problems)
                + "; mend that, or name a folder of your own with " + remedy() + ".");
    }

    private static String remedy() {
        return isSet(System.getenv(DJL)) ? DJL : "-D" + PROPERTY + "=FOLDER";
    }

    /// What was asked for, else the user's cache and, where that can't be used, a folder of his own in the temporary one.
    private static List<Path> candidates() {
        String asked = isSet(System.getenv(DJL)) ? System.getenv(DJL) : System.getProperty(PROPERTY);
        return isSet(asked) ? List.of(FileNames.path(asked).toAbsolutePath()) : List.of(UserFolders.standard().cache().resolve("native"),
                FileNames.path(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve("glasshead-" + PrivateFolder.currentUser()));
    }

    private static boolean isSet(String named) {
        return named != null && !named.isBlank();
    }

    /// Why a folder can't be used, as the end of a sentence; empty when it can.
    private static String problem(PrivateFolder folder) throws IOException {
        String danger = folder.danger();
        if (!danger.isEmpty() || !Files.isWritable(folder.path())) {
            return danger.isEmpty() ? "can't be written" : danger;
        }
        long room = isUnpacked(folder.path().resolve("pytorch")) ? ROOM_FOR_THE_REST : ROOM;
        return Files.getFileStore(folder.path()).getUsableSpace() < room ? "is full" : "";
    }

    /// DJL unpacks beside the place, into a folder `tmp...` that it then renames.
    private static boolean isUnpacked(Path library) throws IOException {
        if (!Files.isDirectory(library)) {
            return false;
        }
        try (Stream<Path> versions = Files.list(library)) {
            return versions.anyMatch(version -> !version.getFileName().toString().startsWith("tmp"));
        }
    }
}
