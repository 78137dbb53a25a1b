package glasshead.checkpoint;

import glasshead.checkpoint.SafetensorsWriter.Late;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Tensors in a file of the form that its name ends in: `.npz` for NumPy, else safetensors.
public final class TensorFile {

    private TensorFile() {}

    /// @throws glasshead.experiment.BadInput when it can't be written
    public static void write(Path file, SequencedMap<String, Late> tensors) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
            NpzWriter.writeLate(file, tensors);
        } else {
            SafetensorsWriter.writeLate(file, tensors, Map.of("producer", "Glasshead"));
        }
    }
}
