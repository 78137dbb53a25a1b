package glasshead.session;

/// Stops what was begun; nothing of it is delivered any more, and its memory is given back.
@FunctionalInterface
public interface Handle {
    void cancel();
}
