package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file of the program's own, damaged and shared.
class KeptFileTest {

    private static final int PROGRAMS = 4;
    private static final int CHANGES = 10;

    @TempDir
    private Path folder;

    private Path file;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("kept.json");
    }

    private static KeptFile<String[]> kept(Path file, List<String> told) {
        return new KeptFile<>(file, JsonForm.of(String[].class, "list", "mend it"), told::add);
    }

    private KeptFile<String[]> kept() {
        return kept(file, told);
    }

    private static void add(Path file, String word) throws IOException {
        kept(file, new ArrayList<>()).change(new String[0], words -> Stream.concat(Stream.of(words), Stream.of(word)).toArray(
                String[]::new));
    }

    /// Adds words from a process of its own.
    static final class Adding {

        private Adding() {}

        public static void main(String[] arguments) throws IOException {
            for (int change = 0; change < CHANGES; change++) {
                add(Path.of(arguments[0]), arguments[1] + change);
            }
        }
    }

    @Test
    void thereIsNothingAtFirst() {
        assertTrue(kept().read().isEmpty());
        assertEquals(List.of(), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,2,", "{\"a\":\"\\u0000\"}", "null", "[null]", "[[]]", "\u0000", "[\"a\"] x"})
    void whatIsDamagedIsSetAsideAndTold(String content) throws IOException {
        Files.writeString(file, content);
        assertTrue(kept().read().isEmpty());
        Path aside = folder.resolve("kept.json.broken");
        assertEquals(content, Files.readString(aside));
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("The list '" + file + "' can't be used: ") && told.getFirst().endsWith(
                "; it was set aside as '"
                        + aside + "'."), told.getFirst());
        assertTrue(kept().read().isEmpty());
        assertEquals(1, told.size());
        add(file, "a");
        assertEquals(List.of("a"), List.of(kept().read().orElseThrow()));
    }

    @Test
    void nothingThatWasSetAsideIsLost() throws IOException {
        for (String content : List.of("one", "two", "three")) {
            Files.writeString(file, content);
            assertTrue(kept().read().isEmpty());
        }
        assertEquals("one", Files.readString(folder.resolve("kept.json.broken")));
        assertEquals("two", Files.readString(folder.resolve("kept.json.broken2")));
        assertEquals("three", Files.readString(folder.resolve("kept.json.broken3")));
    }

    @Test
    void whatDoesNotFitIsSetAsideToo() throws IOException {
        add(file, "a");
        Optional<String> fitting = kept().read(words -> {
            throw new BadInput("there should be two.");
        });
        assertTrue(fitting.isEmpty());
        assertTrue(told.getFirst().contains("can't be used: there should be two; it was set aside as"), told.getFirst());
    }

    @Test
    void aDamagedFileIsSetAsideBeforeItIsChanged() throws IOException {
        Files.writeString(file, "[1,2,");
        add(file, "a");
        assertEquals("[1,2,", Files.readString(folder.resolve("kept.json.broken")));
        assertEquals(List.of("a"), List.of(kept().read().orElseThrow()));
    }

    @Test
    void whatCanNotBeSetAsideIsToldOnceAndStays() throws IOException {
        Files.createDirectory(file);
        Files.createDirectory(folder.resolve("kept.json.lock"));
        KeptFile<String[]> kept = kept();
        assertTrue(kept.read().isEmpty());
        assertTrue(kept.read().isEmpty());
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("The list '" + file + "' can't be used, nor be set aside ("), told.getFirst());
        assertThrows(IOException.class, () -> kept.change(new String[0], words -> words));
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() throws IOException {
        add(file, "a");
        String before = Files.readString(file);
        assertThrows(BadInput.class, () -> kept().change(new String[0], words -> {
            throw new BadInput("no.");
        }));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void noChangeOfAnotherThreadIsLost() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS)) {
            List<Callable<Void>> adding = IntStream.range(0, PROGRAMS * CHANGES).<Callable<Void>>mapToObj(word -> () -> {
                add(file, "w" + word);
                return null;
            }).toList();
            for (var done : threads.invokeAll(adding)) {
                done.get();
            }
        }
        assertEquals(PROGRAMS * CHANGES, kept().read().orElseThrow().length);
    }

    @Test
    void noChangeOfAnotherProgramIsLost() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (int program = 0; program < PROGRAMS; program++) {
            programs.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
                    "java.class.path"), Adding.class.getName(), file.toString(), "p" + program + ".").inheritIO().start());
        }
        for (Process program : programs) {
            assertEquals(0, program.waitFor());
        }
        assertEquals(PROGRAMS * CHANGES, Stream.of(kept().read().orElseThrow()).distinct().count());
        assertFalse(Files.exists(folder.resolve("kept.json.broken")));
    }
}
