package glasshead.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.NativeFolder;

/// Starts PyTorch's native library inside this process: offline, on the CPU, with a stated number of threads.
///
/// DJL reads its switches when its classes load, so [#prepare] comes before anything of DJL is touched. With telemetry on, or without the
/// offline switch, DJL asks the network for files and counts starts.
public final class NativeRuntime {

    private static final String THREADS = "glasshead.threads";
    private static final String WORKERS = "glasshead.workers";

    private NativeRuntime() {}

    /// Sets the switches; safe to call again.
    ///
    /// @throws glasshead.experiment.BadInput when there is no place that native code can be loaded from
    public static void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        NativeFolder.use();
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
        try {
            return Engine.getEngine("PyTorch").newBaseManager();
        } catch (RuntimeException | Error failure) {
            throw NativeFolder.unusable(failure);
        }
    }
}
