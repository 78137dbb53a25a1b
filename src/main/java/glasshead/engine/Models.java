package glasshead.engine;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.ModelExample;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.nio.file.Path;
import java.util.List;

/// The models that can be opened, without opening them.
public final class Models {

    private final ModelCatalogue catalogue;

    /// @param shipped the folder with the shipped models
    public Models(Path shipped) {
        catalogue = new ModelCatalogue(shipped);
    }

    /// Names of the shipped models.
    public List<String> names() {
        return catalogue.names();
    }

    /// What a model opens with: its own example, or an empty prompt.
    ///
    /// @throws glasshead.experiment.BadInput when there is no such model, or its folder can't be used
    public Experiment example(String name) {
        Path folder = folder(name);
        return example(name, folder, CheckpointFolder.open(folder).hasTokenizer());
    }

    Path folder(String name) {
        return catalogue.resolve(name);
    }

    static Experiment example(String name, Path folder, boolean hasText) {
        ModelExample example = ModelExample.read(folder);
        Prompt prompt = hasText ? new Prompt.Text(example.prompt()) : new Prompt.Tokens(List.of());
        Contrast contrast = new Contrast(example.answers(), example.distractors(), Contrast.LAST);
        return new Experiment(name, prompt, Prompt.NONE, contrast, List.of(), Options.DEFAULT);
    }
}
