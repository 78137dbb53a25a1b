package glasshead.session;

import glasshead.experiment.BadInput;
import glasshead.json.KeptSession;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the session of this running program in the state folder, for the next start: an end without warning costs at most the last change,
/// and closing nothing.
///
/// Every change is written at once, away from the FX thread; changes that come while one is being written wait and only the last of them is
/// written next. A file beside it is locked as long as the program lives, so that another one can tell the living from what is [Left].
public final class Autosave implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Autosave.class.getName());

    private final ExecutorService thread;
    private final AtomicReference<Runnable> next = new AtomicReference<>();
    private final Consumer<String> failed;
    private final FileLock alive;
    private final Path folder;
    private final Left.Place place;
    private boolean told;

    /// @param failed gets a sentence, once, when the session can't be kept; on the autosave thread
    /// @throws IOException when the folder can't be used
    public Autosave(Path state, Consumer<String> failed) throws IOException {
        this(state, failed, Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().name("autosave").daemon(true).unstarted(task)));
    }

    /// @param thread writes, one file after another; ended with this
    Autosave(Path state, Consumer<String> failed, ExecutorService thread) throws IOException {
        this.failed = failed;
        this.thread = thread;
        folder = Files.createDirectories(Left.folder(state));
        try (FileChannel door = Left.door(folder)) {
            place = Left.Place.of(Files.createTempFile(folder, "open-", Left.Place.LOCK));
            FileLock own = Left.tryLock(place.lock());
            if (own == null) {
                throw new IOException(place.lock() + " is locked");
            }
            alive = own;
            LOG.log(Level.FINE, "the session is kept beside {0} ({1})", new Object[] {place.lock(), door});
        }
    }

    /// Makes the session that was left last this program's own, so that no other one comes back to it too.
    ///
    /// @param notice gets a sentence when it is damaged and set aside
    public Optional<KeptSession> comeBack(Consumer<String> notice) throws IOException {
        try (FileChannel door = Left.door(folder)) {
            List<Left> left = Left.inside(folder);
            if (left.isEmpty() || !left.getFirst().comesBack()) {
                return Optional.empty();
            }
            LOG.log(Level.FINE, "coming back to {0} ({1})", new Object[] {left.getFirst(), door});
            Files.createFile(place.opening());
            Files.move(left.getFirst().place().session(), place.session(), StandardCopyOption.ATOMIC_MOVE);
            left.getFirst().forget();
        }
        return KeptSession.read(place.session(), notice);
    }

    /// What the program came back to is on screen.
    public void opened() {
        thread.execute(() -> guarded(() -> Files.deleteIfExists(place.opening())));
    }

    /// To be called with every change.
    public void keep(KeptSession now) {
        if (next.getAndSet(() -> guarded(() -> now.write(place.session()))) == null) {
            thread.execute(() -> next.getAndSet(null).run());
        }
    }

    /// Once all that was to be kept before is on the disk.
    public void afterwards(Runnable then) {
        thread.execute(then);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException | BadInput e) {
            LOG.log(Level.WARNING, "the session can't be kept", e);
            if (!told) {
                told = true;
                failed.accept(e instanceof BadInput tooMuch ? tooMuch.getMessage()
                        : "The session can't be kept in " + folder + " (" + e.getClass().getSimpleName() + "); save it yourself.");
            }
        }
    }

    /// The program ends as it should; what is kept stays for the next one.
    @Override
    public void close() {
        opened();
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
                alive.channel().close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the lock of the session can't be let go", e);
        }
    }
}
