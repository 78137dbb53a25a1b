package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.RepairVerdict;
import glasshead.analysis.SelfRepair;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Predicted and actual as JSON: `predicted`, `actual`, and the shares of the gap, `layerNormScale`, `laterHeads` as `[layer][head]` and
/// `laterMlps` as `[layer]`.
final class RepairJson {

    private RepairJson() {}

    static ObjectNode of(SelfRepair repair) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode heads = json.putArray("heads");
        repair.heads().forEach(head -> heads.add(head.toString()));
        json.put("predicted", repair.predicted()).put("actual", repair.actual()).put("gap", repair.gap());
        json.put("verdict", RepairVerdict.of(repair).of(repair.gap()));
        json.put("layerNormScale", repair.scale());
        ArrayNode layers = json.putArray("laterHeads");
        Arrays.stream(repair.laterHeads()).forEach(layer -> DoubleStream.of(layer).forEach(layers.addArray()::add));
        DoubleStream.of(repair.laterMlps()).forEach(json.putArray("laterMlps")::add);
        return json;
    }
}
