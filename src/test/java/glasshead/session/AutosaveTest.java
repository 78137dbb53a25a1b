package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.Await;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import glasshead.ui.HandRuns;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
                    SessionFile.write(place, at(change).shown());
                    System.out.println(change);
                }
            }
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Autosave autosave = new Autosave(place, System.err::println, thread);
            if (!arguments[0].equals("work")) {
                assertTrue(autosave.comeBack(System.err::println).isPresent());
                if (arguments[0].equals("open")) {
                    autosave.opened();
                    settle(thread);
                }
                System.out.println(1);
                // until it is killed
                new CountDownLatch(1).await();
            }
            for (int change = 1;; change++) {
                autosave.keep(at(change));
                settle(thread);
                System.out.println(change);
            }
        }
    }

    /// Long enough that a write takes a moment.
    private static KeptSession at(int change) {
        return new KeptSession(Shown.first(HandRuns.FIRST.withPrompt(new Prompt.Text(change + " " + "word ".repeat(20_000)))), null, null,
                true);
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

    private List<Left> left() {
        return Left.all(state);
    }

    private int changeIn(Left left) {
        return changeIn(left.read(told::add).orElseThrow().shown());
    }

    @Test
    void aKilledProgramLosesAtMostTheLastChange() throws Exception {
        for (int atChange = 1; atChange <= 3; atChange++) {
            int last = workAndKill("work", state, atChange);
            int kept = changeIn(left().getFirst());
            assertTrue(kept == last || kept == last + 1, kept + " of " + last);
            left().getFirst().forget();
            assertTrue(left().isEmpty());
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
    void whatWasClosedOrKilledComesBackOnceAndTheLivingKeepTheirs() throws Exception {
        Path view = state.resolve("view.glasshead");
        Shown looked = at(7).shown().with(View.FIRST.withBars(BarOrder.LAYER));
        SessionFile.write(view, looked);
        KeptSession closed = new KeptSession(looked, view, FileMark.of(view), false);
        Autosave before = new Autosave(state, told::add, Executors.newSingleThreadExecutor());
        before.keep(closed);
        before.close();
        try (Autosave first = new Autosave(state, told::add, thread);
                Autosave second = new Autosave(state, told::add, Executors.newSingleThreadExecutor())) {
            assertEquals(Optional.of(closed), first.comeBack(told::add));
            assertEquals(Optional.empty(), second.comeBack(told::add), "the first has it, and lives");
            assertEquals(List.of(), left());
            second.keep(at(2));
            first.keep(at(1));
        }
        List<Integer> kept = left().stream().map(this::changeIn).sorted().toList();
        assertEquals(List.of(1, 2), kept, "neither has overwritten the other's");
        assertEquals(List.of(), told);
    }

    @Test
    void whatEndsWhileItComesBackIsOnlyOfferedTheNextTime() throws Exception {
        workAndKill("work", state, 2);
        workAndKill("come back", state, 1);
        assertEquals(List.of(true), left().stream().map(Left::unopened).toList());
        try (Autosave next = new Autosave(state, told::add, thread)) {
            assertEquals(Optional.empty(), next.comeBack(told::add));
            assertTrue(changeIn(left().getFirst()) >= 2, "it is still there");
        }
    }

    @Test
    void whatCameBackAndIsOnScreenComesBackAgain() throws Exception {
        workAndKill("work", state, 2);
        workAndKill("open", state, 1);
        try (Autosave next = new Autosave(state, told::add, thread)) {
            assertTrue(changeIn(next.comeBack(told::add).orElseThrow().shown()) >= 2);
        }
    }

    @Test
    void whatAnEarlierVersionLeftUnsavedIsOffered() throws Exception {
        Path older = Files.createDirectories(Left.folder(state)).resolve("open-7.glasshead");
        Files.writeString(older, "{\"glasshead\": 1, \"model\": \"m\", \"prompt\": \"7\"}");
        Files.writeString(older.resolveSibling("open-7.lock"), "");
        try (Autosave ours = new Autosave(state, told::add, thread)) {
            assertEquals(Optional.empty(), ours.comeBack(told::add));
            KeptSession kept = left().getFirst().read(told::add).orElseThrow();
            assertEquals(7, changeIn(kept.shown()));
            assertTrue(kept.unsaved());
        }
    }

    @Test
    void damagedSessionsAreSetAsideAndTold() throws Exception {
        workAndKill("work", state, 1);
        Path work = left().getFirst().place().session();
        Files.writeString(work, "{");
        try (Autosave ours = new Autosave(state, told::add, thread)) {
            assertEquals(Optional.empty(), ours.comeBack(told::add));
        }
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("The kept session '"), told.getFirst());
        assertTrue(told.getFirst().contains("' can't be used: it breaks off (line 1); it was set aside as '"), told.getFirst());
        assertEquals(List.of(), left());
    }

    @Test
    void aSessionThatCantBeKeptIsToldOnce() throws Exception {
        try (Autosave autosave = new Autosave(state, told::add, thread)) {
            Path folder = Left.folder(state);
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
        assertTrue(told.getFirst().startsWith("The session can't be kept"));
    }
}
