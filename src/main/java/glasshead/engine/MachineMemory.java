package glasshead.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How much memory the machine can still give.
final class MachineMemory {

    private static final Logger LOG = Logger.getLogger(MachineMemory.class.getName());
    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final int KIB = 1024;

    private MachineMemory() {}

    /// In bytes, all of it; never more than a container may use.
    static long total() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    /// In bytes, with what the system can free at once (file caches). Never more than a container may use.
    static long available() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        if (Files.isReadable(LINUX)) {
            return Math.min(linux(system), system.getTotalMemorySize());
        }
        // On macOS free memory does not count caches, so that little ever seems free; there a share of the whole is the better guess.
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return mac ? Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2) : system.getFreeMemorySize();
    }

    private static long linux(OperatingSystemMXBean system) {
        try {
            return Files.readAllLines(LINUX).stream().filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseGet(system::getFreeMemorySize);
        } catch (IOException unreadable) {
            LOG.log(Level.FINE, "no memory figures", unreadable);
            return system.getFreeMemorySize();
        }
    }
}
