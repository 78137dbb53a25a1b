package glasshead.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;

/// Starts PyTorch's native library inside this process: offline, on the CPU, with a stated number of threads.
///
/// DJL reads its switches when its classes load, so [#prepare] comes before anything of DJL is touched. With telemetry on, or without the
/// offline switch, DJL asks the network for files and counts starts.
public final class NativeRuntime {

    private static final String THREADS = "glasshead.threads";
    private static final String WORKERS = "glasshead.workers";
    /// Set in the installed program: a folder with the native libraries, so that nothing has to be extracted from jars into the user's
    /// home.
    private static final String UNPACKED = "glasshead.native";

    private NativeRuntime() {}

    /// Sets the switches; safe to call again.
    public static void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        if (System.getProperty(UNPACKED) != null) {
            loadFrom(Path.of(System.getProperty(UNPACKED)));
        }
    }

    private static void loadFrom(Path folder) {
        System.setProperty("PYTORCH_LIBRARY_PATH", folder.resolve("torch").toString());
        System.setProperty("PYTORCH_FLAVOR", "cpu");
        // The file, not its folder: where there is a GPU, DJL would look in a sub-folder for it.
        System.setProperty("RUST_LIBRARY_PATH", folder.resolve("tokenizers").resolve(System.mapLibraryName("tokenizers")).toString());
        // DJL asks through JNA whether there is a GPU.
        System.setProperty("jna.boot.library.path", folder.resolve("jna").toString());
        System.setProperty("jna.nounpack", "true");
    }

    /// Threads for one matrix product: the system property `glasshead.threads`, else one less than the machine's cores, at least one.
    public static int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        Integer asked = Integer.getInteger(THREADS);
        return asked == null ? Math.max(1, cores - 1) : Math.clamp(asked, 1, cores);
    }

    /// Threads that share the pieces of a long job, each with one thread for its products: the system property `glasshead.workers`, else as
    /// many as the machine has cores.
    public static int workers() {
        return Math.max(1, Integer.getInteger(WORKERS, Runtime.getRuntime().availableProcessors()));
    }

    /// For work that nobody waits for at the window: every core, unless a number was asked for. Before the library is loaded.
    public static void useAllCores() {
        if (Integer.getInteger(THREADS) == null) {
            System.setProperty(THREADS, String.valueOf(Runtime.getRuntime().availableProcessors()));
        }
        prepare();
    }

    /// The manager under which everything is allocated; the caller closes it.
    static NDManager open() {
        prepare();
        return Engine.getEngine("PyTorch").newBaseManager();
    }
}
