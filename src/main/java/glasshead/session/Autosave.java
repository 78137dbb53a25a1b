package glasshead.session;

import glasshead.experiment.BadInput;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the unsaved experiment of this running program in the state folder, so that an end without warning costs at most the last change.
///
/// Every change is written at once, away from the FX thread; changes that come while one is being written wait and only the last of them is
/// written next. A file beside it is locked as long as the program lives, so that another one can tell the living from the [Lost].
public final class Autosave implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Autosave.class.getName());

    private final ExecutorService thread;
    private final AtomicReference<Runnable> next = new AtomicReference<>();
    private final Consumer<String> failed;
    private final FileLock alive;
    private final Path lock;
    private final Path file;
    private boolean told;

    /// @param failed gets a sentence, once, when unsaved work can't be kept; on the autosave thread
    /// @throws IOException when the folder can't be used
    public Autosave(Path state, Consumer<String> failed) throws IOException {
        this(state, failed, Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().name("autosave").daemon(true).unstarted(task)));
    }

    /// @param thread writes, one file after another; ended with this
    Autosave(Path state, Consumer<String> failed, ExecutorService thread) throws IOException {
        this.failed = failed;
        this.thread = thread;
        Path folder = Files.createDirectories(Lost.folder(state));
        try (FileChannel door = Lost.door(folder)) {
            lock = Files.createTempFile(folder, "open-", Lost.LOCK);
            FileLock own = Lost.tryLock(lock);
            if (own == null) {
                throw new IOException(lock + " is locked");
            }
            alive = own;
            LOG.log(Level.FINE, "unsaved work is kept beside {0} ({1})", new Object[] {lock, door});
        }
        file = Lost.sessionOf(lock);
    }

    /// To be called with everything on screen that is in no file.
    public void keep(Shown unsaved) {
        put(() -> SessionFile.write(file, unsaved));
    }

    /// Nothing is unsaved any more.
    public void drop() {
        put(() -> Files.deleteIfExists(file));
    }

    private interface Step {
        void run() throws IOException;
    }

    private void put(Step step) {
        if (next.getAndSet(() -> guarded(step)) == null) {
            thread.execute(() -> next.getAndSet(null).run());
        }
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException | BadInput e) {
            LOG.log(Level.WARNING, "unsaved work can't be kept", e);
            if (!told) {
                told = true;
                failed.accept("Unsaved work can't be kept in " + file.getParent() + " (" + e.getClass().getSimpleName()
                        + "); save it yourself.");
            }
        }
    }

    /// The program ends as it should: what is unsaved now was not wanted.
    @Override
    public void close() {
        drop();
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
                alive.channel().close();
                Files.deleteIfExists(lock);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the lock of unsaved work stays behind", e);
        }
    }
}
