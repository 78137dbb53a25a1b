package glasshead.engine;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;

/// How many owners of native memory are open: one for each engine.
public final class OpenManagers {

    private OpenManagers() {}

    public static long count() {
        try (NDManager own = NativeRuntime.open()) {
            Field resources = BaseNDManager.class.getDeclaredField("resources");
            resources.setAccessible(true);
            return ((Map<?, ?>) resources.get(own.getParentManager())).values().stream().filter(NDManager.class::isInstance).count() - 1;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
