package glasshead.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process holds in memory outside Java's heap and outside mapped files: above all what the native library has. To be measured,
/// not to be relied on: what was freed may still be counted for a while.
final class HeldMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB = 1024;
    /// The collector gives freed regions back to the system in the background.
    private static final long GIVING_BACK_MILLIS = 1500;

    private HeldMemory() {}

    /// Whether this system tells.
    static boolean isKnown() {
        return Files.isReadable(STATUS);
    }

    /// In bytes.
    static long bytes() {
        System.gc();
        giveFreedMemoryBack();
        try {
            Thread.sleep(GIVING_BACK_MILLIS);
            return -Runtime.getRuntime().totalMemory() + KIB * Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(
                    "RssAnon")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while memory is measured", e);
        }
    }

    /// Freed memory stays with the C library, and what is loaded into it would seem to need nothing. Only glibc has this.
    @SuppressWarnings("restricted")
    private static void giveFreedMemoryBack() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("malloc_trim").ifPresent(trim -> {
            try {
                linker.downcallHandle(trim, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)).invoke(0L);
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
