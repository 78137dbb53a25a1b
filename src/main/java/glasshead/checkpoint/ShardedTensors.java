package glasshead.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Weights in several files, found through `model.safetensors.index.json`. The index names the files; what is in them counts where the two
/// differ, as in transformers.
final class ShardedTensors implements TensorSource {

    static final String INDEX = "model.safetensors.index.json";
    private static final long LONGEST_INDEX = 8L << 20;
    /// A file beside the index and nothing else: no separators, no drive letters, no leading dot.
    private static final Pattern SHARD_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}\\.safetensors");

    private final Map<String, SafetensorsFile> shardOf = new LinkedHashMap<>();
    private final Map<String, SafetensorsFile> opened = new TreeMap<>();

    private ShardedTensors(Path folder, Map<String, String> index) {
        try {
            index.forEach((name, shard) -> {
                SafetensorsFile file = opened.computeIfAbsent(shard, each -> SafetensorsFile.open(folder.resolve(each)));
                if (file.names().contains(name)) {
                    shardOf.put(name, file);
                }
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        opened.values().forEach(shard -> shard.names().forEach(name -> shardOf.putIfAbsent(name, shard)));
    }

    static ShardedTensors open(Path folder) {
        return new ShardedTensors(folder, readIndex(folder.resolve(INDEX)));
    }

    /// Which file holds each tensor.
    static Map<String, String> readIndex(Path index) {
        var map = StrictJson.read(index, LONGEST_INDEX).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new BadInput("The index " + Quoted.of(INDEX) + " has no weight_map: get the file again.");
        }
        var shardOf = new LinkedHashMap<String, String>();
        for (var field : map.properties()) {
            var shard = field.getValue();
            if (!shard.isTextual() || !SHARD_NAME.matcher(shard.textValue()).matches()) {
                throw new BadInput("The index " + Quoted.of(INDEX) + " places the tensor " + Quoted.of(field.getKey()) + " in "
                        + Quoted.of(shard.asText())
                        + ", which is not the plain name of a .safetensors file beside it: get the model from a source that you trust.");
            }
            shardOf.put(field.getKey(), shard.textValue());
        }
        return shardOf;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(shardOf.keySet());
    }

    @Override
    public long[] shape(String name) {
        return shard(name).shape(name);
    }

    @Override
    public NumberFormat format(String name) {
        return shard(name).format(name);
    }

    @Override
    public NDArray read(NDManager manager, String name) {
        return shard(name).read(manager, name);
    }

    @Override
    public boolean same(String one, String other) {
        return shard(one).same(one, shard(other), other);
    }

    private SafetensorsFile shard(String name) {
        var shard = shardOf.get(name);
        if (shard == null) {
            throw new BadInput("The tensor " + Quoted.of(name) + " is missing from the files that " + Quoted.of(INDEX) + " names"
                    + ": the checkpoint is incomplete or of another kind.");
        }
        return shard;
    }

    @Override
    public void close() {
        opened.values().forEach(SafetensorsFile::close);
        opened.clear();
    }
}
