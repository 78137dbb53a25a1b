package glasshead.engine;

import glasshead.experiment.BadInput;
import java.util.Locale;
import java.util.function.Supplier;

/// Turns what the native library says when memory is at its end into a sentence. Nothing is lost then: each run and each model is made
/// beside those that are there.
final class NativeMemory {

    private NativeMemory() {}

    static <T> T guard(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw exhausted(e);
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw isOutOfMemory(e) ? exhausted(e) : e;
        }
    }

    /// PyTorch's CPU allocator: "can't allocate memory: you tried to allocate N bytes" or, on Windows, "not enough memory: ...".
    private static boolean isOutOfMemory(RuntimeException e) {
        String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("can't allocate memory") || message.contains("not enough memory");
    }

    private static BadInput exhausted(Throwable cause) {
        return new BadInput(
                "The machine's memory is not enough for this: shorten the prompt, choose a smaller model or close other programs; what "
                        + "was shown before is kept.",
                cause);
    }
}
