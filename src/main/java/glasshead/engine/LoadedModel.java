package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelExample;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A model that is ready to run: weights, tokens, and what people see of it. Also keeps the runs made with it.
record LoadedModel(Path folder, boolean raw, Gpt2 model, TokenReader tokens, ModelInfo info, KeptRuns runs) implements AutoCloseable {

    private static final long LONGEST_CARD = 1 << 20;

    /// @param name as the user gave it, shipped name or folder
    static LoadedModel load(String name, Path folder, boolean raw, NDManager parent) {
        CheckpointFolder checkpoint = CheckpointFolder.open(folder);
        Gpt2Config config = Gpt2Config.parse(checkpoint.config());
        TokenReader tokens = new TokenReader(config, checkpoint.hasTokenizer() ? checkpoint.openTokenizer() : null);
        try (TensorSource tensors = checkpoint.openTensors()) {
            Gpt2 model = Gpt2.load(config, tensors, raw, parent);
            ModelInfo info = info(name, folder, model, tokens);
            return new LoadedModel(folder, raw, model, tokens, info, new KeptRuns(model));
        } catch (RuntimeException | Error failure) {
            tokens.close();
            throw failure;
        }
    }

    /// GPT-2's shape with random weights and no tokenizer.
    static LoadedModel random(Gpt2Config config, int seed, NDManager parent) {
        Gpt2 model = Gpt2.random(config, seed, parent);
        TokenReader tokens = new TokenReader(config, null);
        Experiment example = new Experiment("random", new Prompt.Tokens(List.of()), Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST),
                List.of(), Options.DEFAULT);
        ModelInfo info = new ModelInfo("random", config.layers(), config.heads(), config.dModel(), config.dHead(), config.dMlp(), config.positions(),
                config.parameters(), config.bos() >= 0, false, tokens.vocabulary(), example, List.of(), "");
        return new LoadedModel(Path.of("random"), false, model, tokens, info, new KeptRuns(model));
    }

    private static ModelInfo info(String name, Path folder, Gpt2 model, TokenReader tokens) {
        Gpt2Config config = model.config();
        String shown = folder.getFileName() == null ? name : folder.getFileName().toString();
        return new ModelInfo(shown, config.layers(), config.heads(), config.dModel(), config.dHead(), config.dMlp(), config.positions(),
                config.parameters(), config.bos() >= 0, tokens.hasText(), tokens.vocabulary(), Models.example(name, folder, tokens.hasText()),
                ModelExample.read(folder).referencePrompts(), card(folder));
    }

    private static String card(Path folder) {
        Path file = folder.resolve("README.md");
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_CARD ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new BadInput("The model card " + file.getFileName() + " can't be read as UTF-8 text; correct it or take it away.", failure);
        }
    }

    @Override
    public void close() {
        runs.close();
        model.close();
        tokens.close();
    }
}
