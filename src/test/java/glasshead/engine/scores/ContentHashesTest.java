package glasshead.engine.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashesTest {

    /// The test vector of FIPS 180-2.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2999-01-01T00:00:00Z"));

    @TempDir
    private Path folder;
    private Path file;
    private Path kept;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a file"), "abc");
        kept = folder.resolve("kept").resolve(ContentHashes.FILE);
    }

    private String hash(InstantSource clock) {
        return new ContentHashes(Optional.of(folder.resolve("kept")), clock).of(file);
    }

    @Test
    void theWholeContentIsHashed() {
        assertEquals(ABC, hash(LATER));
        assertEquals(ABC, new ContentHashes(Optional.empty(), LATER).of(file));
        file = folder.resolve("none");
        assertThrows(BadInput.class, () -> hash(LATER));
    }

    @Test
    void aFileThatStaysIsNotReadAgain() throws IOException {
        hash(LATER);
        String other = "0".repeat(64);
        Files.writeString(kept, Files.readString(kept).replace(ABC, other));
        assertEquals(other, hash(LATER), "what is kept counts");
        Files.writeString(file, "abd");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        String now = hash(LATER);
        assertFalse(now.equals(other) || now.equals(ABC));
    }

    @Test
    void aFileThatWasJustWrittenIsReadAgain() throws IOException {
        InstantSource then = InstantSource.fixed(Files.getLastModifiedTime(file).toInstant());
        assertEquals(ABC, hash(then));
        assertFalse(Files.exists(kept), "two writes may leave the same time");
        ContentHashes same = new ContentHashes(Optional.empty(), then);
        same.of(file);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "abd");
        Files.setLastModifiedTime(file, time);
        assertFalse(same.of(file).equals(ABC));
    }

    @Test
    void linesThatAreNoneAreComputedAnew() throws IOException {
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "nonsense\n" + "0".repeat(64) + " x\n\n");
        assertEquals(ABC, hash(LATER));
        assertTrue(Files.readString(kept).startsWith(ABC));
        Files.write(kept, new byte[] {(byte) 0xff});
        assertEquals(ABC, hash(LATER));
    }
}
