package glasshead.scan;

/// Takes what passes.
@FunctionalInterface
public interface TokenSink {

    /// @param tokens of a text whose other tokens may come at another time
    void add(PassingTokens tokens);
}
