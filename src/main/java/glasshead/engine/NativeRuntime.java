package glasshead.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/// Starts PyTorch's native library inside this process: offline, on the CPU, with a stated number of threads.
///
/// DJL reads its switches when its classes load, so [#prepare] comes before anything of DJL is touched. With telemetry on, or without the
/// offline switch, DJL asks the network for files and counts starts.
public final class NativeRuntime {

    private static final String THREADS = "glasshead.threads";

    private NativeRuntime() {
    }

    /// Sets the switches; safe to call again.
    public static void prepare() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    /// Threads for one matrix product: the system property `glasshead.threads`, else one less than the machine's cores, at least one.
    public static int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        Integer asked = Integer.getInteger(THREADS);
        return asked == null ? Math.max(1, cores - 1) : Math.clamp(asked, 1, cores);
    }

    /// The manager under which everything is allocated; the caller closes it.
    static NDManager open() {
        prepare();
        return Engine.getEngine("PyTorch").newBaseManager();
    }
}
