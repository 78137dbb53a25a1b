package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.ui.HandRuns;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {

    @TempDir
    private Path state;
    private final List<String> told = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        thread.close();
    }

    /// Waits until what was asked of the thread is done.
    private static void settle(ExecutorService thread) {
        Await.get(thread.submit(() -> {}));
    }

    /// A child program that works until it is killed, and says of each change that it is on the disk.
    static final class Work {

        private Work() {}

        public static void main(String[] arguments) throws Exception {
            Path place = Path.of(arguments[1]);
            if (arguments[0].equals("save")) {
                for (int change = 1;; change++) {
                    SessionFile.write(place, at(change));
                    System.out.println(change);
                }
            }
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Autosave autosave = new Autosave(place, System.err::println, thread);
            for (int change = 1;; change++) {
                autosave.keep(at(change));
                settle(thread);
                System.out.println(change);
            }
        }
    }

    /// Long enough that a write takes a moment.
    private static Shown at(int change) {
        return Shown.first(HandRuns.FIRST.withPrompt(new Prompt.Text(change + " " + "word ".repeat(20_000))));
    }

    private static int changeIn(Shown shown) {
        return Integer.parseInt(shown.experiment().prompt().written().split(" ")[0]);
    }

    /// Kills the child in its work on a later change than that.
    ///
    /// @return the last change that it said to be on the disk
    private int workAndKill(String how, Path place, int atChange) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
                "java.class.path"),
                Work.class.getName(), how, place.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = child.inputReader()) {
            int last = 0;
            while (last < atChange) {
                last = Integer.parseInt(out.readLine());
            }
            // Not through the process, which would close what is still to be read.
            child.toHandle().destroyForcibly();
            child.waitFor();
            return out.lines().mapToInt(Integer::parseInt).reduce(last, Math::max);
        }
    }

    @Test
    void aKilledProgramLosesAtMostTheLastChange() throws Exception {
        for (int atChange = 1; atChange <= 3; atChange++) {
            int last = workAndKill("work", state, atChange);
            Lost lost = Lost.newest(state, told::add).orElseThrow();
            int kept = changeIn(lost.shown());
            assertTrue(kept == last || kept == last + 1, kept + " of " + last);
            lost.forget();
            assertTrue(Lost.newest(state, told::add).isEmpty());
        }
    }

    @Test
    void aSaveThatIsKilledLeavesTheFileBeforeOrAfter() throws Exception {
        Path file = state.resolve("s.glasshead");
        for (int atChange = 1; atChange <= 4; atChange++) {
            int last = workAndKill("save", file, atChange);
            int kept = changeIn(SessionFile.read(file));
            assertTrue(kept == last || kept == last + 1, kept + " of " + last);
        }
    }

    @Test
    void theLivingAreNotOfferedAndTheDeadStayUntilForgotten() throws Exception {
        workAndKill("work", state, 2);
        try (Autosave ours = new Autosave(state, told::add, thread)) {
            ours.keep(at(1000));
            settle(thread);
            assertTrue(changeIn(Lost.newest(state, told::add).orElseThrow().shown()) < 1000);
            assertTrue(Lost.newest(state, told::add).isPresent());
            Lost.newest(state, told::add).orElseThrow().forget();
            assertFalse(Lost.newest(state, told::add).isPresent());
        }
        assertEquals(List.of(), told);
    }

    @Test
    void anOrderlyEndLeavesNothing() throws Exception {
        Autosave autosave = new Autosave(state, told::add, thread);
        autosave.keep(at(1));
        autosave.close();
        try (Stream<Path> left = Files.list(Lost.folder(state))) {
            assertEquals(List.of("door"), left.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void damagedWorkIsSetAsideAndTold() throws Exception {
        workAndKill("work", state, 1);
        Path work = Lost.newest(state, told::add).orElseThrow().file();
        Files.writeString(work, "{");
        assertTrue(Lost.newest(state, told::add).isEmpty());
        assertEquals(List.of("The unsaved work '" + work + "' can't be used: it breaks off (line 1); it was set aside as '" + work
                + ".broken'."), told);
        assertEquals("{", Files.readString(work.resolveSibling(work.getFileName() + ".broken")));
        assertTrue(Lost.newest(state, told::add).isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void workThatCantBeKeptIsToldOnce() throws Exception {
        try (Autosave autosave = new Autosave(state, told::add, thread)) {
            Path folder = Lost.folder(state);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            Files.writeString(folder, "a file in the folder's place");
            autosave.keep(at(1));
            settle(thread);
            autosave.keep(at(2));
            settle(thread);
        }
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("Unsaved work can't be kept"));
    }
}
