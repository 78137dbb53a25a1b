package glasshead.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What this process holds of the machine's memory, in bytes, and how what it freed goes back to the system.
///
/// PyTorch takes its memory from the C library, and glibc keeps what is freed, a part for each thread: ten rounds of opening and closing a
/// model of GPT-2 small's shape on threads of their own left 5.1 GB where 1.0 GB was in use.
final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB = 1024;
    /// The collector gives freed regions back in the background.
    private static final long GIVING_BACK_MILLIS = 1500;
    private static final Optional<MethodHandle> TRIM = trim();

    private ProcessMemory() {}

    /// Only glibc has it; other C libraries give back by themselves.
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> trim() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("malloc_trim")
                .map(at -> linker.downcallHandle(at, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }

    /// Whether this system tells.
    static boolean isKnown() {
        return Files.isReadable(STATUS);
    }

    /// All of it, as the system's task list shows it; 0 where the system does not tell.
    static long resident() {
        return isKnown() ? status("VmRSS") : 0;
    }

    /// Without Java's heap and mapped files: above all what the native library has. To be measured, not to be relied on: what was freed may
    /// still be counted for a while.
    static long held() {
        System.gc();
        giveBack();
        settle();
        return status("RssAnon") - Runtime.getRuntime().totalMemory();
    }

    /// Waits until the collector has given back what it does not need.
    static void settle() {
        try {
            Thread.sleep(GIVING_BACK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while memory is measured", e);
        }
    }

    /// Gives freed native memory back to the system: some milliseconds where there is much, less than one where there is nothing.
    static void giveBack() {
        TRIM.ifPresent(trim -> {
            try {
                int _ = (int) trim.invokeExact(0L);
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static long status(String field) {
        try {
            return KIB * Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
