package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program leaves behind that is ended while it writes.
class UnfinishedFilesTest {

    private static final String OTHERS = "other.0f0e0d0c-0b0a-0908-0706-050403020100.part";

    @TempDir
    private Path folder;
    @TempDir
    private Path notes;

    /// Writes a file without an end.
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            UnfinishedFiles.noteIn(Path.of(arguments[1]));
            WholeFile.write(Path.of(arguments[0]), out -> {
                out.write(new byte[1 << 20]);
                System.out.println("begun");
                while (true) {
                    out.write(0);
                }
            });
        }
    }

    private Process write() throws IOException {
        return write("file");
    }

    private Process write(String file) throws IOException {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
                "java.class.path"), Writing.class.getName(), folder.resolve(file).toString(), notes.toString()).redirectError(
                        ProcessBuilder.Redirect.INHERIT).start();
        assertEquals("begun", program.inputReader().readLine());
        return program;
    }

    private List<String> names() throws IOException {
        return names(folder);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anInterruptedProgramLeavesNothing() throws Exception {
        Process program = write();
        assertEquals(1, names().size());
        // As Ctrl-C does.
        program.destroy();
        program.waitFor();
        assertEquals(List.of(), names());
        assertEquals(List.of(), names(notes));
    }

    @Test
    void whatAKilledProgramLeavesIsTakenAwayAndTheWorkOfALivingOneIsNot() throws Exception {
        Process killed = write();
        killed.destroyForcibly().waitFor();
        List<String> left = names();
        assertEquals(1, left.size());
        Process living = write();
        try {
            // The second one has begun in the same place.
            assertEquals(1, names().size());
            assertTrue(!names().equals(left));
            UnfinishedFiles.clear(folder);
            assertEquals(1, names().size());
        } finally {
            living.destroyForcibly().waitFor();
        }
        UnfinishedFiles.clear(folder);
        assertEquals(List.of(), names());
    }

    /// A folder of the user's, which no later start looks into by itself.
    @Test
    void theNextStartFindsWhatAKilledProgramLeftAnywhere() throws Exception {
        write("file").destroyForcibly().waitFor();
        assertEquals(1, names(notes).size());
        Process living = write("another");
        try {
            assertTrue(names().getFirst().startsWith("another."), "the start took the other away: " + names());
            UnfinishedFiles.clearNoted(notes);
            assertEquals(1, names().size());
            assertEquals(1, names(notes).size());
        } finally {
            living.destroyForcibly().waitFor();
        }
        UnfinishedFiles.clearNoted(notes);
        assertEquals(List.of(), names());
        assertEquals(List.of(), names(notes));
    }

    @Test
    void aNoteOfAnythingElseTakesNothingAway() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "");
        Path others = Files.writeString(folder.resolve(OTHERS), "");
        Files.writeString(notes.resolve("0f0e0d0c-0b0a-0908-0706-050403020100"), precious.toString());
        Files.writeString(notes.resolve("another"), others.toString());
        Files.writeString(notes.resolve("cut"), "");
        UnfinishedFiles.clearNoted(notes);
        assertEquals(List.of(OTHERS, "precious").stream().sorted().toList(), names());
        assertEquals(List.of(), names(notes));
    }

    @Test
    void aWriteClearsUpBehindOthersOfTheSameFileAlone() throws Exception {
        write().destroyForcibly().waitFor();
        Files.writeString(folder.resolve(OTHERS), "");
        Files.writeString(folder.resolve("file.part"), "");
        WholeFile.write(folder.resolve("file"), "whole");
        assertEquals(List.of("file", "file.part", OTHERS), names());
    }

    @Test
    void whatIsBeingWrittenHereStays() throws IOException {
        WholeFile.write(folder.resolve("file"), out -> {
            UnfinishedFiles.clear(folder);
            WholeFile.write(folder.resolve("file"), "by another thread");
            out.write('x');
        });
        assertEquals("x", Files.readString(folder.resolve("file")));
        assertEquals(List.of("file"), names());
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() {
        UnfinishedFiles.clear(folder.resolve("none"));
    }
}
