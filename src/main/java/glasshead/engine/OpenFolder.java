package glasshead.engine;

import glasshead.checkpoint.BosToken;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelCard;
import glasshead.checkpoint.ModelExample;
import glasshead.checkpoint.TaskFile;
import glasshead.checkpoint.TensorSource;
import glasshead.checkpoint.Tokenizer;
import glasshead.checkpoint.TrainingSteps;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A model's folder, opened: everything but the weights, which is the same at every step of the model's training. Keeps what was unpacked
/// of the training until it is closed.
final class OpenFolder implements AutoCloseable {

    private final CheckpointFolder checkpoint;
    private final Gpt2Config config;
    private final TokenReader tokens;
    private final List<String> notes;
    private final Vocabulary vocabulary;
    private final List<String> references;
    private final String card;
    private final @Nullable ModularTask task;
    private @Nullable TrainingSteps training;

    private OpenFolder(CheckpointFolder checkpoint, Gpt2Config config, TokenReader tokens, List<String> notes) {
        this.checkpoint = checkpoint;
        this.config = config;
        this.tokens = tokens;
        this.notes = notes;
        vocabulary = tokens.vocabulary();
        references = ModelExample.read(checkpoint.folder()).referencePrompts();
        card = ModelCard.text(checkpoint.folder());
        task = TaskFile.read(checkpoint.folder(), config.vocabulary(), config.positions());
    }

    /// Reads everything but the weights. A tokenizer that can't be used leaves a model that takes token ids.
    static OpenFolder open(Path folder) {
        CheckpointFolder checkpoint = CheckpointFolder.open(folder);
        List<String> notes = new ArrayList<>();
        Gpt2Config config = Gpt2Config.parse(checkpoint.config(), notes);
        Tokenizer tokenizer = null;
        String withoutText = "";
        try {
            tokenizer = checkpoint.hasTokenizer() ? checkpoint.openTokenizer() : null;
            withoutText = tokenizer == null ? "" : tokenizer.withoutText();
        } catch (BadInput unusable) {
            withoutText = unusable.getMessage();
        }
        if (!withoutText.isEmpty()) {
            notes.add("It takes token ids and no text. " + withoutText);
        }
        try {
            return open(checkpoint, config, tokenizer, withoutText, notes);
        } catch (RuntimeException | Error failure) {
            if (tokenizer != null) {
                tokenizer.close();
            }
            throw failure;
        }
    }

    private static OpenFolder open(CheckpointFolder checkpoint, Gpt2Config read, @Nullable Tokenizer tokenizer, String withoutText,
            List<String> notes) {
        if (tokenizer != null) {
            notes.addAll(tokenizer.notes());
            if (tokenizer.size() > read.vocabulary()) {
                notes.add(Texts.format(
                        "The tokenizer's ids go up to %d and the embedding has %d rows; a prompt with a token beyond them can't be "
                                + "run.", tokenizer.size() - 1, read.vocabulary()));
            }
        }
        BosToken bos = BosToken.of(checkpoint, read.bos(), tokenizer, read.vocabulary());
        notes.addAll(bos.notes());
        Gpt2Config config = read.withBos(bos.id());
        return new OpenFolder(checkpoint, config, new TokenReader(config, tokenizer, withoutText), notes);
    }

    Path folder() {
        return checkpoint.folder();
    }

    Gpt2Config config() {
        return config;
    }

    TokenReader tokens() {
        return tokens;
    }

    /// The weights at a step of the training, or [ModelPlace#TRAINED]; the caller closes them.
    TensorSource weights(int step) {
        return step == ModelPlace.TRAINED ? checkpoint.openTensors() : training().at(step);
    }

    /// Bytes that the weights of one step need beside the model's own memory: those of all steps, unpacked, with every tensor that the file
    /// has.
    long trainingBytes(int step) {
        return step == ModelPlace.TRAINED ? 0 : training().bytesToCome(step);
    }

    private TrainingSteps training() {
        if (training == null) {
            training = TrainingSteps.open(folder());
        }
        return training;
    }

    /// What people see of the model at a place in this folder.
    ///
    /// @param plan of its weights
    ModelInfo info(ModelPlace place, TensorPlan plan) {
        String name = shown(place);
        Experiment example = Models.example(place.name(), folder(), tokens.hasText()).withModel(place.written());
        return new ModelInfo(name, config.layers(), config.heads(), config.dModel(), config.dHead(), config.dMlp(), config.positions(),
                plan.config().parameters(), config.bos() >= 0, tokens.hasText(), config.hasLayerNorm(), vocabulary, example, references,
                card,
                task, Stream.concat(notes.stream(), plan.notes().stream()).toList());
    }

    /// The name itself, or the last part of a folder's path; and the step.
    static String shown(ModelPlace place) {
        Path folder = place.folder();
        boolean isPath = folder.getFileName() != null && folder.equals(Path.of(place.name()));
        return isPath ? new ModelPlace(folder.getFileName().toString(), folder, place.step()).written() : place.written();
    }

    @Override
    public void close() {
        tokens.close();
        training = null;
    }
}
