package glasshead.json;

import org.jspecify.annotations.Nullable;

/// What is there is not what was asked for. The message follows "it can't be used: ".
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
