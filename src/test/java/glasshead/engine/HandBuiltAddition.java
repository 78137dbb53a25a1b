package glasshead.engine;

import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A transformer for addition modulo a prime whose weights are written down rather than learnt, so that what must be found in it is known.
///
/// The embedding holds cos wx and sin wx of each chosen frequency. Head 1 attends evenly and brings cos wa + cos wb and sin wa + sin wb to
/// the equals sign. Neurons of a frequency are ReLU(cos(wa - φ) + cos(wb - φ)) for phases φ evenly spaced; their second harmonic in φ,
/// weighted with cos 2φ and sin 2φ, is |cos(w(a - b)/2)| times cos w(a + b) and sin w(a + b), and the unembedding reads off cos(w(a + b -
/// c)). Head 0 looks at numbers by cos of the first frequency and writes nothing.
public final class HandBuiltAddition {

    public static final List<Integer> KEYS = List.of(4, 17, 29, 41, 52);
    private static final int WIDTH = 64;
    private static final int HEAD = 16;
    private static final int READ = 32;
    private static final double STRENGTH = 40;

    private final int prime;
    private final List<Integer> keys;
    private final int phases;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();

    private HandBuiltAddition(int prime, List<Integer> keys, int phases) {
        this.prime = prime;
        this.keys = keys;
        this.phases = phases;
    }

    /// Modulo 113, with the frequencies [#KEYS].
    public static Path write(Path folder) {
        return write(folder, 113, KEYS, 40);
    }

    /// @param phases neurons for each frequency
    public static Path write(Path folder, int prime, List<Integer> keys, int phases) {
        HandBuiltAddition model = new HandBuiltAddition(prime, keys, phases);
        model.build();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), """
                    {"model_type": "gpt2", "n_layer": 1, "n_head": 4, "n_embd": %d, "n_inner": %d, "n_positions": 3, "vocab_size": %d,
                     "activation_function": "relu", "tie_word_embeddings": false, "glasshead_no_layer_norm": true}
                    """.formatted(WIDTH, phases * keys.size(), prime + 1));
            Files.writeString(folder.resolve("glasshead.json"), "{\"task\": {\"kind\": \"modular-addition\", \"prime\": %d}}".formatted(
                    prime));
            Random random = new Random(1);
            String pairs = IntStream.range(0, prime * prime).filter(pair -> random.nextInt(10) < 3).mapToObj(String::valueOf).collect(
                    Collectors.joining(","));
            Files.writeString(folder.resolve("train-pairs.json"), "{\"prime\": %d, \"pairs\": [%s]}".formatted(prime, pairs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SafetensorsWriter.write(folder.resolve("model.safetensors"), model.tensors);
        return folder;
    }

    /// An experiment on the model in a folder, with a prompt.
    public static Experiment experiment(Path folder) {
        return new Experiment(folder.toString(), new Prompt.Tokens(List.of(5, 7, 0)), Prompt.NONE, new Contrast(List.of(), List.of(),
                Contrast.LAST),
                List.of(), Options.DEFAULT);
    }

    private void build() {
        Matrix embed = add("wte.weight", prime + 1, WIDTH);
        Matrix unembed = new Matrix(prime + 1, WIDTH);
        add("wpe.weight", 3, WIDTH);
        Matrix qkv = add("h.0.attn.c_attn.weight", WIDTH, 3 * WIDTH);
        Matrix qkvBias = add("h.0.attn.c_attn.bias", 1, 3 * WIDTH);
        Matrix output = add("h.0.attn.c_proj.weight", WIDTH, WIDTH);
        add("h.0.attn.c_proj.bias", 1, WIDTH);
        qkvBias.set(0, 0, 8);
        qkv.set(0, WIDTH, 1);
        for (int i = 0; i < keys.size(); i++) {
            for (int x = 0; x < prime; x++) {
                double angle = 2 * Math.PI * keys.get(i) * x / prime;
                embed.set(x, 2 * i, Math.cos(angle));
                embed.set(x, 2 * i + 1, Math.sin(angle));
                unembed.set(x, READ + 2 * i, Math.cos(angle));
                unembed.set(x, READ + 2 * i + 1, Math.sin(angle));
            }
            for (int dimension = 2 * i; dimension < 2 * i + 2; dimension++) {
                qkv.set(dimension, 2 * WIDTH + HEAD + dimension, 1);
                output.set(HEAD + dimension, dimension, ModularTask.LENGTH);
            }
        }
        mlp();
        tensors.put("lm_head.weight", unembed.tensor());
    }

    private void mlp() {
        int neurons = phases * keys.size();
        Matrix in = add("h.0.mlp.c_fc.weight", WIDTH, neurons);
        add("h.0.mlp.c_fc.bias", 1, neurons);
        Matrix out = add("h.0.mlp.c_proj.weight", neurons, WIDTH);
        add("h.0.mlp.c_proj.bias", 1, WIDTH);
        for (int neuron = 0; neuron < neurons; neuron++) {
            int i = neuron / phases;
            double phase = 2 * Math.PI * (neuron % phases) / phases;
            in.set(2 * i, neuron, Math.cos(phase));
            in.set(2 * i + 1, neuron, Math.sin(phase));
            out.set(neuron, READ + 2 * i, STRENGTH / phases * Math.cos(2 * phase));
            out.set(neuron, READ + 2 * i + 1, STRENGTH / phases * Math.sin(2 * phase));
        }
    }

    private Matrix add(String name, int rows, int columns) {
        Matrix matrix = new Matrix(rows, columns);
        tensors.put(name, matrix.tensor());
        return matrix;
    }

    private record Matrix(int rows, int columns, float[] values) {

        Matrix(int rows, int columns) {
            this(rows, columns, new float[rows * columns]);
        }

        void set(int row, int column, double value) {
            values[row * columns + column] = (float) value;
        }

        Tensor tensor() {
            return new Tensor(rows == 1 ? new long[] {columns} : new long[] {rows, columns}, values);
        }
    }
}
