package glasshead.json;

import glasshead.experiment.FileLocks;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A file in which the program keeps something between two starts, shared by all that run at the same time. One that is damaged is set
/// aside and told, and the program goes on without it.
public final class KeptFile<T> {

    private final Path file;
    private final JsonForm<T> form;
    private final Consumer<String> notice;
    private volatile String told = "";

    /// @param file   need not exist yet
    /// @param notice gets a sentence when the file can't be used; on the thread that looked at it
    public KeptFile(Path file, JsonForm<T> form, Consumer<String> notice) {
        this.file = file;
        this.form = form;
        this.notice = notice;
    }

    /// What is kept; empty when there is nothing that can be used.
    public Optional<T> read() {
        return read(UnaryOperator.identity());
    }

    /// @param use checks what is kept, with a [glasshead.experiment.BadInput]
    public <R> Optional<R> read(Function<? super T, R> use) {
        try {
            return look(use);
        } catch (Unusable damaged) {
            return lookAgain(use);
        } catch (IOException unreadable) {
            tell(form.about(file) + " can't be read (" + unreadable.getClass().getSimpleName() + "); check that you may read it.");
            return Optional.empty();
        }
    }

    private <R> Optional<R> look(Function<? super T, R> use) throws IOException, Unusable {
        return Files.exists(file) ? Optional.of(form.use(file, use)) : Optional.empty();
    }

    /// Another program may have set it aside meanwhile, or be about to.
    private <R> Optional<R> lookAgain(Function<? super T, R> use) {
        try {
            return FileLocks.holding(lock(), () -> lookOrSetAside(use));
        } catch (IOException stuck) {
            tell(form.about(file) + " can't be used, nor be set aside (" + stuck.getClass().getSimpleName() + "); remove it.");
            return Optional.empty();
        }
    }

    private <R> Optional<R> lookOrSetAside(Function<? super T, R> use) throws IOException {
        try {
            return look(use);
        } catch (Unusable damaged) {
            Path aside = IntStream.iterate(1, number -> number + 1).mapToObj(number -> ".broken" + (number == 1 ? "" : number))
                    .map(ending -> file.resolveSibling(file.getFileName() + ending)).filter(Files::notExists).findFirst().orElseThrow();
            Files.move(file, aside);
            tell(form.about(file) + " can't be used: " + damaged.getMessage() + "; it was set aside as '" + aside + "'.");
            return Optional.empty();
        }
    }

    /// Changes what is kept, so that no change of another program at the same time is lost.
    ///
    /// @param first what is changed when there is nothing that can be used
    public void change(T first, UnaryOperator<T> change) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileLocks.holding(lock(), () -> {
            T now = lookOrSetAside(UnaryOperator.<T>identity()).orElse(first);
            WholeFile.write(file, form.write(change.apply(now)));
            return now;
        });
    }

    private Path lock() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /// Once, though a file that can't be set aside is looked at again and again.
    private void tell(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            notice.accept(sentence);
        }
    }
}
