package glasshead.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/// Writes JSON so that the file is there whole or as it was.
final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    static void write(Path file, JsonNode json) {
        try {
            WholeFile.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException failure) {
            throw new BadInput("The file " + file + " can't be written (" + failure.getClass().getSimpleName()
                    + "): check that you may write there and that the disk has room.", failure);
        }
    }
}
