package glasshead.session;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the experiments of a session belong to: a file, or none yet. Each step of undo has the one it belonged to, so that what was shown
/// before another file was opened is saved into its own.
final class Origin {

    private @Nullable Path file;
    private @Nullable String mark;
    private @Nullable Experiment saved;

    private Origin(@Nullable Path file, @Nullable String mark, @Nullable Experiment saved) {
        this.file = file;
        this.mark = mark;
        this.saved = saved;
    }

    /// In no file; what it begins with need not be saved.
    static Origin fresh(Experiment first) {
        return new Origin(null, null, first);
    }

    static Origin of(KeptSession kept) {
        Experiment shown = kept.shown().experiment();
        return new Origin(kept.file(), kept.mark(), kept.unsaved() ? inFile(kept) : shown);
    }

    private static @Nullable Experiment inFile(KeptSession kept) {
        if (kept.file() == null || !Objects.equals(FileMark.of(kept.file()), kept.mark())) {
            return null;
        }
        try {
            return SessionFile.read(kept.file()).experiment();
        } catch (BadInput unusable) {
            return null;
        }
    }

    @Nullable
    Path file() {
        return file;
    }

    @Nullable
    String mark() {
        return mark;
    }

    /// What need not be saved, if that is known: what is in the file, or what the session began with.
    @Nullable
    Experiment saved() {
        return saved;
    }

    /// @param known what the file held when it was read or written
    void settle(Path settled, @Nullable String known, Experiment content) {
        file = settled;
        mark = known;
        saved = content;
    }
}
