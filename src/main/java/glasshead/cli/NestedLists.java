package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.IntToDoubleFunction;

/// A map's numbers as lists within lists.
///
/// @param shape lengths of the axes, outermost first
record NestedLists(int[] shape, IntToDoubleFunction cell) {

    /// `NaN` becomes null, since JSON has none.
    ArrayNode json() {
        return json(0, 0);
    }

    private ArrayNode json(int axis, int index) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < shape[axis]; i++) {
            int inner = index * shape[axis] + i;
            if (axis < shape.length - 1) {
                list.add(json(axis + 1, inner));
            } else if (Double.isNaN(cell.applyAsDouble(inner))) {
                list.addNull();
            } else {
                list.add(cell.applyAsDouble(inner));
            }
        }
        return list;
    }
}
