package glasshead.gpt2;

/// Being written.
public final class Gpt2 {
}
