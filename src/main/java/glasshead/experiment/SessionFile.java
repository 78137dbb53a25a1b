package glasshead.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An experiment in a file, `*.glasshead`. Files come from anywhere: whatever is wrong with one ends in a [BadInput].
public final class SessionFile {

    /// What such a file's name ends with.
    public static final String EXTENSION = ".glasshead";

    private static final long LARGEST = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SessionFile() {}

    /// @throws BadInput when the file can't be read or is no session
    public static Experiment read(Path file) {
        try {
            // Only regular files: a pipe would block for ever.
            if (!Files.isRegularFile(file)) {
                throw new BadInput("There is no session file '" + file + "'; check its name.");
            }
            if (Files.size(file) > LARGEST) {
                throw new BadInput("The file '" + file + "' is larger than 16 MB and so no session; open another.");
            }
            return experiment(file, JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new BadInput("The session '" + file + "' is damaged (no JSON" + where + "); open another or save it anew.", e);
        } catch (IOException e) {
            throw new BadInput("The session '" + file + "' can't be read; check that you may read it.", e);
        }
    }

    private static Experiment experiment(Path file, JsonNode json) {
        try {
            return ExperimentJson.read(json);
        } catch (BadInput problem) {
            // It may quote the file, which can hold line breaks and worse.
            String told = problem.getMessage().replaceAll("\\p{Cntrl}", " ");
            throw new BadInput("The session '" + file.getFileName() + "' can't be opened: " + told, problem);
        }
    }

    /// Writes all or nothing.
    public static void write(Path file, Experiment experiment) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, JSON.writeValueAsString(ExperimentJson.write(experiment)));
    }
}
