package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A model folder in Hugging Face layout: `config.json`, weights as safetensors (whole or sharded), and, where there is one, a tokenizer.
/// Holds no open files itself: who opens the tensors or the tokenizer closes them.
public record CheckpointFolder(Path folder, JsonNode config) {

    /// What each file of a model is called.
    public static final String CONFIG = "config.json";
    public static final String WEIGHTS = "model.safetensors";
    public static final String INDEX = ShardedTensors.INDEX;
    public static final String TOKENIZER = TokenizerFile.FILE;
    public static final List<String> TOKENIZER_PARTS = List.of(TokenizerFile.VOCAB, TokenizerFile.MERGES);
    /// What else says how prompts are read, where it is there.
    public static final List<String> BESIDE = List.of(TokenizerSettings.CONFIG, TokenizerSettings.SPECIAL, TokenizerSettings.ADDED,
            BosToken.GENERATION);
    private static final long LONGEST_CONFIG = 1L << 20;
    /// Pickle-based formats: loading one runs whatever code it carries.
    private static final List<String> CODE_FORMATS = List.of(".bin", ".pt", ".pth", ".ckpt", ".pkl");

    /// Checks that `folder` is complete and reads its configuration.
    public static CheckpointFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput("There is no folder " + folder + ": choose a model folder that exists.");
        }
        if (!Files.isRegularFile(folder.resolve(CONFIG))) {
            throw new BadInput("The folder " + folder
                    + " has no config.json: choose a folder in Hugging Face layout, with config.json, model.safetensors and "
                    + "tokenizer.json.");
        }
        checkWeights(folder);
        return new CheckpointFolder(folder, readConfig(folder));
    }

    /// The configuration of a model whose other files need not be there yet.
    public static JsonNode readConfig(Path folder) {
        var config = StrictJson.read(folder.resolve(CONFIG), LONGEST_CONFIG);
        if (!config.isObject()) {
            throw new BadInput("The file config.json in " + folder + " is not a JSON object: get it again.");
        }
        return config;
    }

    private static void checkWeights(Path folder) {
        if (Files.isRegularFile(folder.resolve(WEIGHTS)) || Files.isRegularFile(folder.resolve(ShardedTensors.INDEX))) {
            return;
        }
        try (var files = Files.list(folder)) {
            var unsafe = files.map(f -> f.getFileName().toString()).filter(CheckpointFolder::canRunCode).sorted().findFirst();
            if (unsafe.isPresent()) {
                throw new BadInput("The weights in " + folder + " are only there as " + Quoted.of(unsafe.get())
                        + ", a format that can run code when it is loaded: convert them with Hugging Face transformers, "
                        + "model.save_pretrained(folder, safe_serialization=True).");
            }
        } catch (IOException e) {
            throw StrictJson.unreadable(folder, e);
        }
        throw new BadInput("The folder " + folder
                + " has no model.safetensors and no model.safetensors.index.json: add the weights of the model.");
    }

    private static boolean canRunCode(String fileName) {
        return CODE_FORMATS.stream().anyMatch(fileName::endsWith);
    }

    /// Opens the weights; the caller closes them.
    public TensorSource openTensors() {
        var whole = folder.resolve(WEIGHTS);
        return Files.isRegularFile(whole) ? SafetensorsFile.open(whole) : ShardedTensors.open(folder);
    }

    /// Whether every file that the weights are spread over is there.
    public boolean hasAllWeights() {
        return Files.isRegularFile(folder.resolve(WEIGHTS))
                || shardNames(folder.resolve(ShardedTensors.INDEX)).stream().allMatch(shard -> Files.isRegularFile(folder.resolve(shard)));
    }

    /// The files that an index spreads the weights over, each a plain name of a file beside it.
    public static Set<String> shardNames(Path index) {
        return new TreeSet<>(ShardedTensors.readIndex(index).values());
    }

    /// Whether text can be turned into tokens; without a tokenizer only token ids can be given.
    public boolean hasTokenizer() {
        return TokenizerFile.isIn(folder);
    }

    /// Opens the tokenizer; the caller closes it.
    public Tokenizer openTokenizer() {
        if (!hasTokenizer()) {
            throw new BadInput("The folder " + folder
                    + " has no tokenizer.json and no vocab.json with merges.txt: give the prompt as token ids.");
        }
        return Tokenizer.open(TokenizerFile.read(folder, config.path("tokenizer_class").asText("")));
    }
}
