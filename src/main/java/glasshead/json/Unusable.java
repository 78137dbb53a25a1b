package glasshead.json;

/// What is there is not what was asked for. The message follows "it can't be used: ".
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
