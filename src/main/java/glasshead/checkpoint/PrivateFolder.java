package glasshead.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/// A folder whose contents nobody but this user, and the system's administrator, can have put there.
///
/// @param user as the system names the owner of this process
record PrivateFolder(Path path, String user) {

    /// Belongs to whom this process belongs to.
    private static final Path PROCESS = Path.of("/proc/self");
    private static final String ADMINISTRATOR = "root";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /// In such a folder, as `/tmp`, only the owner of an entry may rename or delete it.
    private static final int STICKY = 01000;

    /// Makes it where it is not there.
    static PrivateFolder at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = Files.createDirectories(path.toAbsolutePath().getParent());
            if (hasRights(parent)) {
                Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(path);
            }
        }
        return new PrivateFolder(path.toRealPath(), currentUser());
    }

    /// By the name that files' owners have here; a number for a user whom the system doesn't know, as in containers.
    static String currentUser() {
        try {
            return Files.getOwner(PROCESS).getName();
        } catch (IOException noLinux) {
            return System.getProperty("user.name");
        }
    }

    /// Windows protects a user's own folders by lists that are not looked at here.
    private static boolean hasRights(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    /// Who else can have put something there, as the end of a sentence that begins with the folder; empty when nobody.
    String danger() throws IOException {
        if (!hasRights(path)) {
            return "";
        }
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            boolean everybodys = Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_WRITE) && ((int) Files
                    .getAttribute(above, "unix:mode") & STICKY) == 0;
            if (everybodys || !isTrusted(above)) {
                return "lies in " + above + ", where other users can write";
            }
        }
        String own = dangerOf(path);
        return !own.isEmpty() || Files.getPosixFilePermissions(path).equals(OWNER_ONLY) ? own : dangerInside();
    }

    /// Where others can look in, each file counts for itself.
    private String dangerInside() throws IOException {
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : (Iterable<Path>) inside::iterator) {
                if (!Files.isSymbolicLink(each) && !dangerOf(each).isEmpty()) {
                    return "holds " + each + ", which " + dangerOf(each);
                }
            }
        }
        return "";
    }

    private String dangerOf(Path one) throws IOException {
        if (!isTrusted(one)) {
            return "belongs to the user " + Files.getOwner(one).getName();
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(one);
        return rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)
                ? "can be written by other users" : "";
    }

    private boolean isTrusted(Path one) throws IOException {
        String owner = Files.getOwner(one).getName();
        return owner.equals(user) || owner.equals(ADMINISTRATOR);
    }
}
