package glasshead.gpt2;

/// Being written.
public final class ActivationCache {
}
