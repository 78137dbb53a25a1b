package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Native code is loaded from no folder that another user can have written into.
class PrivateFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void rightsAreKnownHere() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void aNewOneIsOpenToItsOwnerOnly() throws IOException {
        PrivateFolder made = PrivateFolder.at(folder.resolve("a/b/native"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())));
        assertEquals("", made.danger());
        assertEquals(made, PrivateFolder.at(made.path()));
    }

    @Test
    void oneThatOthersCanWriteIsDangerous() throws IOException {
        PrivateFolder open = PrivateFolder.at(folder.resolve("native"));
        rights(open.path(), "rwxrwx---");
        assertEquals("can be written by other users", open.danger());
        rights(open.path(), "rwxr-xrwx");
        assertEquals("can be written by other users", open.danger());
    }

    @Test
    void whatOthersCanLookIntoIsLookedThrough() throws IOException {
        PrivateFolder shared = PrivateFolder.at(folder.resolve("native"));
        rights(shared.path(), "rwxr-xr-x");
        Path library = Files.writeString(Files.createDirectory(shared.path().resolve("pytorch")).resolve("libtorch.so"), "");
        rights(library.getParent(), "rwxr-xr-x");
        rights(library, "rw-r--r--");
        assertEquals("", shared.danger());
        rights(library, "rw-rw-rw-");
        assertEquals("holds " + library.toRealPath() + ", which can be written by other users", shared.danger());
    }

    @Test
    void oneInAFolderOfEverybodyIsDangerous() throws IOException {
        PrivateFolder made = PrivateFolder.at(folder.resolve("everybodys/native"));
        rights(folder.resolve("everybodys"), "rwxrwxrwx");
        String danger = made.danger();
        assertTrue(danger.startsWith("lies in "), danger);
    }

    @Test
    void aLinkLeadsToWhatCounts() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        rights(target, "rwxrwxrwx");
        assertEquals("can be written by other users", PrivateFolder.at(Files.createSymbolicLink(folder.resolve("native"), target))
                .danger());
    }

    @Test
    void anotherUsersIsDangerous() throws IOException {
        Path made = PrivateFolder.at(folder.resolve("native")).path();
        String owner = PrivateFolder.currentUser();
        if (owner.equals("root")) {
            // The administrator's folders are nobody's danger, but the administrator can give one away.
            owner = "nobody";
            Files.setOwner(made, made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
        String danger = new PrivateFolder(made, "somebody-else").danger();
        assertTrue(danger.contains(owner), danger);
    }
}
