/// Something that packaging needs is not there; the message is one sentence that says what to install.
final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Missing(String sentence) {
        super(sentence);
    }
}
