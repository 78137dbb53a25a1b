package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelCard;
import glasshead.checkpoint.ModelExample;
import glasshead.checkpoint.Quoted;
import glasshead.checkpoint.TaskFile;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/// A model that is ready to run: weights, tokens, and what people see of it. Also keeps the runs made with it.
record LoadedModel(Path folder, boolean raw, Gpt2 model, TokenReader tokens, ModelInfo info, KeptRuns runs) implements AutoCloseable {

    private static final int SHORT_PROMPT = 16;

    /// @param name      as the user gave it: the name of a model, or its folder
    /// @param available how much memory is free, in bytes
    static LoadedModel load(String name, Path folder, boolean raw, NDManager parent, LongSupplier available) {
        CheckpointFolder checkpoint = CheckpointFolder.open(folder);
        Gpt2Config config = Gpt2Config.parse(checkpoint.config());
        checkRoom(shown(name, folder), MemoryNeed.of(config, raw, Math.min(SHORT_PROMPT, config.positions())).total(), available.getAsLong());
        TokenReader tokens = new TokenReader(config, checkpoint.hasTokenizer() ? checkpoint.openTokenizer() : null);
        try (TensorSource tensors = checkpoint.openTensors()) {
            Gpt2 model = Gpt2.load(config, tensors, raw, parent);
            ModelInfo info = info(name, folder, model, tokens);
            return new LoadedModel(folder, raw, model, tokens, info, new KeptRuns(model, available));
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
        return new ModelInfo(shown(name, folder), config.layers(), config.heads(), config.dModel(), config.dHead(), config.dMlp(), config.positions(),
                config.parameters(), config.bos() >= 0, tokens.hasText(), tokens.vocabulary(), Models.example(name, folder, tokens.hasText()),
                ModelExample.read(folder).referencePrompts(), ModelCard.text(folder), TaskFile.read(folder, config.vocabulary(), config.positions()));
    }

    private static void checkRoom(String shown, long need, long free) {
        if (need > free) {
            throw new BadInput("The model " + Quoted.of(shown) + " needs about " + Bytes.text(need) + " of memory and only " + Bytes.text(free)
                    + " are free: close other programs, or choose a smaller model.");
        }
    }

    /// The name itself, or the last part of a folder's path.
    private static String shown(String name, Path folder) {
        return folder.getFileName() == null || !folder.equals(Path.of(name)) ? name : folder.getFileName().toString();
    }

    @Override
    public void close() {
        runs.close();
        model.close();
        tokens.close();
    }
}
