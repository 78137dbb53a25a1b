package glasshead.experiment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that the user gave can't be used. The message is the one sentence that the user reads: it says what is wrong and what to do.
public class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInput(String sentence) {
        super(sentence);
    }

    public BadInput(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
