package glasshead.ui.lesson;

import glasshead.experiment.BadInput;
import glasshead.experiment.lesson.Lesson;
import glasshead.json.JsonForm;
import glasshead.json.KeptFile;
import glasshead.lesson.Lessons;
import glasshead.ui.lesson.KeptLessons.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lessons that there are, those that ship and one's own, and how far each is. Kept on this machine beside the settings.
public final class LessonShelf {

    private static final Logger LOG = Logger.getLogger(LessonShelf.class.getName());
    private static final JsonForm<KeptLessons> FORM = JsonForm.of(KeptLessons.class, "file of lessons", "correct it");

    private final KeptFile<KeptLessons> file;
    private final Consumer<String> notice;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<KeptLessons> kept;

    /// @param file   where progress is kept; need not exist
    /// @param notice gets a sentence when that, or a lesson opened before, can't be used
    public LessonShelf(Path file, Consumer<String> notice) {
        this.notice = notice;
        this.file = new KeptFile<>(file, FORM, notice);
        kept = new ReadOnlyObjectWrapper<>(this.file.read().orElse(KeptLessons.NONE));
    }

    /// Read when they are first asked for, so that no start waits for them.
    ObservableList<Entry> entries() {
        if (entries.isEmpty()) {
            read();
        }
        return entries;
    }

    private void read() {
        Lessons.SHIPPED.forEach(name -> entries.add(new Entry(name, Lessons.shipped(name), true)));
        for (Path opened : kept.get().opened()) {
            if (Files.isRegularFile(opened)) {
                try {
                    entries.add(new Entry(opened.toString(), Lessons.read(opened), false));
                } catch (BadInput damaged) {
                    notice.accept(damaged.getMessage());
                }
            }
        }
    }

    Optional<Entry> find(String name) {
        return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /// How far each lesson is.
    ReadOnlyObjectProperty<KeptLessons> kept() {
        return kept.getReadOnlyProperty();
    }

    Progress progress(Entry entry) {
        return kept.get().of(entry.name());
    }

    /// Reads a file, or all lessons of a folder.
    ///
    /// @return the first of them
    /// @throws BadInput when one can't be used; the others are not opened either
    Entry open(Path fileOrFolder) {
        List<Entry> read = new ArrayList<>();
        for (Path each : Lessons.files(fileOrFolder.toAbsolutePath().normalize())) {
            read.add(new Entry(each.toString(), Lessons.read(each), false));
        }
        for (Entry entry : read) {
            put(entry);
            change(now -> now.opening(Path.of(entry.name())));
        }
        return read.getFirst();
    }

    /// One that was saved to its file.
    Entry saved(Path path, Lesson lesson) {
        Entry entry = new Entry(path.toAbsolutePath().normalize().toString(), lesson, false);
        put(entry);
        change(now -> now.opening(Path.of(entry.name())));
        return entry;
    }

    private void put(Entry entry) {
        for (int index = 0; index < entries().size(); index++) {
            if (entries().get(index).name().equals(entry.name())) {
                entries().set(index, entry);
                return;
            }
        }
        entries().add(entry);
    }

    /// Takes one's own lesson from the list; its file stays.
    void close(Entry entry) {
        if (!entry.shipped()) {
            entries().remove(entry);
            change(now -> now.closing(Path.of(entry.name())));
        }
    }

    void progress(Entry entry, UnaryOperator<Progress> change) {
        if (!change.apply(progress(entry)).equals(progress(entry))) {
            change(now -> now.with(entry.name(), change));
        }
    }

    /// As if nobody had begun it.
    void forget(Entry entry) {
        change(now -> now.without(entry.name()));
    }

    /// Progress that can't be kept is no reason to stop a student.
    private void change(UnaryOperator<KeptLessons> change) {
        kept.set(change.apply(kept.get()));
        try {
            file.change(KeptLessons.NONE, change);
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "the progress of lessons can't be kept", unwritable);
        }
    }
}
