package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void afterAFailureTheOldFileIsThereAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        var failure = assertThrows(IOException.class, () -> WholeFile.write(file, out -> {
            out.write("half of the new".getBytes(StandardCharsets.UTF_8));
            throw new IOException("no room");
        }));
        assertEquals("no room", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("kept"), names());
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIs() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        WholeFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            assertEquals("old", Files.readString(file));
        });
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("kept"), names());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("kept"));
        WholeFile.write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aMissingFolderIsNotMade() {
        assertThrows(NoSuchFileException.class, () -> WholeFile.write(folder.resolve("none").resolve("file"), "text"));
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void theRightsOfAFileStay() throws IOException {
        Path file = Files.writeString(folder.resolve("private"), "old");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        WholeFile.write(file, "new");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatMayNotBeWrittenIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("protected"), "new");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "root may write everything");
        assertThrows(AccessDeniedException.class, () -> WholeFile.write(file, "newer"));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aDeviceIsWrittenIntoAndNotReplaced() throws IOException {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing));
        WholeFile.write(nothing, "text");
        assertFalse(Files.isRegularFile(nothing));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThrows(IOException.class, () -> WholeFile.write(full, "text"));
    }
}
