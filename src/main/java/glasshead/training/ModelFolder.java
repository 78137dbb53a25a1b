package glasshead.training;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.SafetensorsWriter;
import java.nio.file.Path;
import java.util.Map;

/// Writes a trained model as a folder in Hugging Face layout.
final class ModelFolder {

    private ModelFolder() {
    }

    static void write(Recipe recipe, Path folder, TrainingState state) {
        SafetensorsWriter.write(folder.resolve(CheckpointFolder.WEIGHTS), state.weights().tensors(""), Map.of("format", "pt"));
        recipe.writeFiles(folder, state.seed());
        JsonFile.write(folder.resolve(CheckpointFolder.CONFIG), recipe.config());
    }
}
