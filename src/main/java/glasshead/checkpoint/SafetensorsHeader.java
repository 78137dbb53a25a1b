package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON header of a safetensors file (<https://github.com/huggingface/safetensors>, section "Format"), checked as strictly as the
/// reference implementation does: every tensor lies inside the data, has exactly the bytes of its shape, and the tensors fill the data
/// without overlap or holes.
final class SafetensorsHeader {

    private static final int MOST_AXES = 8;

    private SafetensorsHeader() {}

    /// The tensors that `json` describes, in its order; `dataBytes` is what the file holds after the header.
    static Map<String, TensorEntry> parse(String fileName, String json, long dataBytes) {
        var root = StrictJson.parse(json, JsonNode.class, fileName);
        if (!root.isObject()) {
            throw damaged(fileName, "its header is not a JSON object");
        }
        var entries = new LinkedHashMap<String, TensorEntry>();
        for (var field : root.properties()) {
            if (field.getKey().equals("__metadata__")) {
                checkMetadata(fileName, field.getValue());
            } else {
                entries.put(field.getKey(), entry(fileName, field.getKey(), field.getValue(), dataBytes));
            }
        }
        checkLayout(fileName, entries, dataBytes);
        return entries;
    }

    /// The texts that come with the tensors, by name.
    static Map<String, String> metadata(String fileName, String json) {
        var metadata = new LinkedHashMap<String, String>();
        StrictJson.parse(json, JsonNode.class, fileName).path("__metadata__").properties().forEach(each -> metadata.put(each.getKey(), each
                .getValue().textValue()));
        return metadata;
    }

    private static void checkMetadata(String fileName, JsonNode metadata) {
        if (metadata.isNull()) {
            return;
        }
        if (!metadata.isObject() || metadata.properties().stream().anyMatch(f -> !f.getValue().isTextual())) {
            throw damaged(fileName, "its __metadata__ is not a list of texts");
        }
    }

    private static TensorEntry entry(String fileName, String name, JsonNode node, long dataBytes) {
        var where = "tensor " + Quoted.of(name);
        if (!node.path("dtype").isTextual()) {
            throw damaged(fileName, where + " has no number format");
        }
        var dtype = node.path("dtype").textValue();
        var format = NumberFormat.named(dtype);
        var shape = shape(fileName, where, node.path("shape"));
        var offsets = node.path("data_offsets");
        if (!offsets.isArray() || offsets.size() != 2) {
            throw damaged(fileName, where + " has no pair of data offsets");
        }
        long begin = size(fileName, where + " has a data offset", offsets.get(0));
        long end = size(fileName, where + " has a data offset", offsets.get(1));
        if (begin > end || end > dataBytes) {
            throw damaged(fileName, where + " lies outside the " + dataBytes + " bytes of data");
        }
        // Of a format that is not known the place is checked and nothing more: it matters only where the tensor is asked for.
        if (format != NumberFormat.OTHER && bits(fileName, where, format, shape) != Math.multiplyExact(end - begin, Byte.SIZE)) {
            throw damaged(fileName, where + " has " + (end - begin) + " bytes, which is not the size of its shape");
        }
        return new TensorEntry(name, format, dtype, shape, begin, end);
    }

    private static long[] shape(String fileName, String where, JsonNode shape) {
        if (!shape.isArray() || shape.size() > MOST_AXES) {
            throw damaged(fileName, where + " has no shape of at most " + MOST_AXES + " axes");
        }
        var axes = new long[shape.size()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = size(fileName, where + " has an axis", shape.get(i));
        }
        return axes;
    }

    private static long size(String fileName, String what, JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw damaged(fileName, what + " that is not a whole number from 0 to 2^63 - 1");
        }
        return number.longValue();
    }

    private static long bits(String fileName, String where, NumberFormat format, long[] shape) {
        try {
            long bits = format.bits();
            for (long axis : shape) {
                bits = Math.multiplyExact(bits, axis);
            }
            return bits;
        } catch (ArithmeticException e) {
            throw new BadInput(damaged(fileName, where + " has a shape larger than any file").getMessage(), e);
        }
    }

    private static void checkLayout(String fileName, Map<String, TensorEntry> entries, long dataBytes) {
        var byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long filled = 0;
        for (var entry : byPlace) {
            if (entry.begin() != filled) {
                throw damaged(fileName, "tensor " + Quoted.of(entry.name())
                        + (entry.begin() < filled ? " overlaps the tensor before it" : " leaves a gap to the tensor before it"));
            }
            filled = entry.end();
        }
        if (filled != dataBytes) {
            throw damaged(fileName, (dataBytes - filled) + " bytes after the last tensor belong to none");
        }
    }

    static BadInput damaged(String fileName, String what) {
        return new BadInput("The file " + Quoted.of(fileName) + " is damaged or not a safetensors file: " + what + "; get it again.");
    }
}
