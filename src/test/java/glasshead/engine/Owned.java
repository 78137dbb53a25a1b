package glasshead.engine;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.stream.Stream;

/// What managers of native memory own, which DJL keeps to itself.
public final class Owned {

    private Owned() {}

    /// Arrays of a manager and of all managers below it.
    static int arrays(NDManager manager) {
        return (int) all(manager).count();
    }

    static long bytes(NDManager manager) {
        return all(manager).mapToLong(array -> array.getShape().size() * array.getDataType().getNumOfBytes()).sum();
    }

    /// How many managers are open that belong to no other one: one for each engine.
    public static long engines() {
        try (NDManager own = NativeRuntime.open()) {
            return directly(own.getParentManager()).filter(NDManager.class::isInstance).count() - 1;
        }
    }

    private static Stream<NDArray> all(NDManager manager) {
        return directly(manager).flatMap(owned -> switch (owned) {
            case NDManager below -> all(below);
            case NDArray array -> Stream.of(array);
            default -> Stream.empty();
        });
    }

    private static Stream<Object> directly(NDManager manager) {
        try {
            Field resources = BaseNDManager.class.getDeclaredField("resources");
            resources.setAccessible(true);
            return ((Map<?, ?>) resources.get(manager)).values().stream().map(Object.class::cast);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
