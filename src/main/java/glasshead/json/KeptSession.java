package glasshead.json;

import glasshead.experiment.view.Looked;
import glasshead.experiment.view.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the program keeps of a session for its next start.
///
/// @param file    the file that it belongs to, if it has one
/// @param mark    what tells whether that file has changed since it was read or written
/// @param unsaved whether something of it is in no file
/// @param past    the states that were looked at
public record KeptSession(Shown shown, @Nullable Path file, @Nullable String mark, boolean unsaved, List<Looked> past) {

    public KeptSession {
        past = List.copyOf(past);
    }

    /// Of which nothing was looked at before.
    public KeptSession(Shown shown, @Nullable Path file, @Nullable String mark, boolean unsaved) {
        this(shown, file, mark, unsaved, List.of());
    }

    private static final JsonForm<Form> FORM = JsonForm.of(Form.class, "kept session", "remove it").versions("kept", List.of(Form1.class,
            Form2.class)).atMost(SessionFile.LARGEST);

    private sealed interface Form {

        @Nullable
        Path file();

        @Nullable
        String mark();

        boolean unsaved();

        SessionForm session();

        private KeptSession read() {
            return new KeptSession(session().shown(), file(), mark(), unsaved(), session().past());
        }
    }

    private record Form1(int kept, @Nullable Path file, @Nullable String mark, boolean unsaved, SessionForm.Version2 session)
            implements
                Form {
    }

    private record Form2(int kept, @Nullable Path file, @Nullable String mark, boolean unsaved, SessionForm.Version3 session)
            implements
                Form {
    }

    /// Empty when it can't be used.
    ///
    /// @param notice gets a sentence when it is set aside
    public static Optional<KeptSession> read(Path from, Consumer<String> notice) {
        return new KeptFile<>(from, FORM, notice).read(Form::read);
    }

    /// Writes all or nothing.
    ///
    /// @throws glasshead.experiment.BadInput when it is more than can be read again
    public void write(Path into) throws IOException {
        FORM.write(into, new Form2(2, file, mark, unsaved, SessionForm.of(shown, past)));
    }
}
