package glasshead.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/// A GPT-2-shaped checkpoint of seeded random numbers, in Hugging Face layout, without a tokenizer.
public final class RandomCheckpoint {

    private final ObjectNode config = StrictJson.MAPPER.createObjectNode().put("model_type", "gpt2");
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final Random random = new Random(5);
    private final int layers;
    private final int width;
    private final int vocabulary;

    /// @param width a multiple of 4, which is the number of heads where [#with] does not say another
    public RandomCheckpoint(int layers, int width, int vocabulary) {
        this.layers = layers;
        this.width = width;
        this.vocabulary = vocabulary;
        config.put("n_layer", layers).put("n_head", 4).put("n_embd", width).put("n_positions", 32).put("vocab_size", vocabulary).put(
                "bos_token_id", 0);
    }

    public RandomCheckpoint with(String key, int value) {
        config.put(key, value);
        return this;
    }

    public RandomCheckpoint without(String key) {
        config.put(key, true);
        return this;
    }

    /// Writes config and weights into `folder`.
    public Path write(Path folder) {
        boolean norm = !config.has("glasshead_no_layer_norm");
        add("wte.weight", 0.3, vocabulary, width);
        add("wpe.weight", 0.3, config.get("n_positions").intValue(), width);
        for (int layer = 0; layer < layers; layer++) {
            block("h." + layer + ".", norm, !config.has("glasshead_no_mlp"));
        }
        norm("ln_f", norm);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), config.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
        return folder;
    }

    private void block(String name, boolean norm, boolean mlp) {
        double scale = 1 / Math.sqrt(width);
        norm(name + "ln_1", norm);
        add(name + "attn.c_attn.weight", scale, width, 3 * width);
        add(name + "attn.c_attn.bias", 0.1, 3 * width);
        add(name + "attn.c_proj.weight", scale, width, width);
        add(name + "attn.c_proj.bias", 0.1, width);
        if (mlp) {
            norm(name + "ln_2", norm);
            add(name + "mlp.c_fc.weight", scale, width, 4 * width);
            add(name + "mlp.c_fc.bias", 0.1, 4 * width);
            add(name + "mlp.c_proj.weight", scale, 4 * width, width);
            add(name + "mlp.c_proj.bias", 0.1, width);
        }
    }

    private void norm(String name, boolean present) {
        if (present) {
            add(name + ".weight", 0.5, width);
            add(name + ".bias", 0.1, width);
        }
    }

    private void add(String name, double scale, int... axes) {
        long[] shape = Arrays.stream(axes).asLongStream().toArray();
        float[] numbers = new float[Arrays.stream(axes).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (scale * (2 * random.nextFloat() - 1));
        }
        tensors.put("transformer." + name, new Tensor(shape, numbers));
    }
}
