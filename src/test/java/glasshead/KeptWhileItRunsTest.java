package glasshead;

import static glasshead.Await.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Head;
import glasshead.experiment.view.BarOrder;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import glasshead.session.Left;
import glasshead.session.RecentFiles;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on the disk of a session while its window is open.
@OnScreen
class KeptWhileItRunsTest {

    @TempDir
    private Path state;
    private final ManualClock clock = new ManualClock();
    private final List<String> told = new ArrayList<>();
    private final Session session = new Session(new HandRuns(), HandRuns.FIRST);
    private LastSession last;
    private Document document;

    @BeforeEach
    void open() {
        onFx(() -> {
            document = new Document(session, new RecentFiles(state, told::add));
            last = LastSession.begin(state, told::add);
            last.follow(session, document, clock);
        });
    }

    private Optional<KeptSession> onDisk() throws IOException {
        try (Stream<Path> files = Files.list(Left.folder(state))) {
            return files.filter(file -> file.toString().endsWith(".json")).findFirst().flatMap(file -> KeptSession.read(file, told::add));
        }
    }

    private void waitForWhatIsShown() {
        KeptSession now = onFx(document::kept);
        Await.met(() -> onDisk().equals(Optional.of(now)));
    }

    @Test
    void everyChangeIsKeptAtOnceWithTheFileThatItBelongsTo() {
        waitForWhatIsShown();
        onFx(() -> session.change(now -> now.toggled(new Head(0, 1))));
        waitForWhatIsShown();
        onFx(() -> document.save(state.resolve("mine" + SessionFile.EXTENSION)));
        waitForWhatIsShown();
        onFx(session::undo);
        waitForWhatIsShown();
        onFx(() -> last.close(document));
        assertEquals(List.of(), told);
    }

    @Test
    void whatIsLookedAtIsKeptAWhileAfterItChanged() throws IOException {
        waitForWhatIsShown();
        Optional<KeptSession> before = onDisk();
        onFx(() -> session.look(view -> view.withBars(BarOrder.LAYER)));
        Await.settle();
        assertEquals(before, onDisk(), "nobody has let go of the wheel");
        onFx(() -> clock.pass(Duration.ofSeconds(1)));
        waitForWhatIsShown();
        onFx(() -> session.look(view -> view.withBars(BarOrder.SIZE)));
        onFx(() -> last.close(document));
        assertEquals(before, onDisk(), "closing waits for nothing");
    }
}
