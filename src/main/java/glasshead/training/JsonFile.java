package glasshead.training;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import glasshead.json.Json;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.nio.file.Path;

/// Writes JSON so that the file is there whole or as it was.
final class JsonFile {

    private JsonFile() {}

    static void write(Path file, JsonNode json) {
        try {
            WholeFile.write(file, Json.text(json));
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /// The same in a form of our own.
    static <T> void write(Path file, JsonForm<T> form, T value) {
        try {
            form.write(file, value);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static BadInput unwritable(Path file, IOException failure) {
        return new BadInput("The file " + file + " can't be written (" + failure.getClass().getSimpleName()
                + "): check that you may write there and that the disk has room.", failure);
    }
}
