package glasshead.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.experiment.BadInput;
import glasshead.experiment.Intervention;
import glasshead.experiment.InterventionJson;
import glasshead.experiment.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Files that options name. They are read whole, so their size is looked at first.
final class InputFiles {

    private static final long LARGEST = 16 << 20;
    /// Numbers may not be written as text, nor be missing.
    private static final JsonMapper STRICT = JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private InputFiles() {}

    /// The lines of a text that hold anything.
    static List<String> lines(Path file) {
        List<String> lines = read(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new BadInput("The file '" + file + "' holds no prompt; write one a line.");
        }
        return lines;
    }

    static List<Intervention> interventions(Path file) {
        try {
            return InterventionJson.read(new ObjectMapper().readTree(read(file)));
        } catch (JsonProcessingException e) {
            throw new BadInput("The file '" + file + "' is not JSON (line " + e.getLocation().getLineNr() + "); correct it.", e);
        }
    }

    /// A list of rows of numbers; whether they make a usable matrix is not looked at.
    static double[][] rows(Path file) {
        try {
            double[][] rows = STRICT.readValue(read(file), double[][].class);
            if (rows != null && Arrays.stream(rows).allMatch(Objects::nonNull)) {
                return rows;
            }
            throw new BadInput(noRows(file) + "; correct it.");
        } catch (JsonProcessingException e) {
            throw new BadInput(noRows(file) + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")")
                    + "; correct it.", e);
        }
    }

    private static String noRows(Path file) {
        return "The file '" + file + "' is not a JSON list of rows of numbers";
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no file '" + file + "'; check its name.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInput("The file '" + file + "' is larger than 16 MB; give a smaller one.");
            }
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new BadInput("The file '" + file + "' is not UTF-8 text; save it as UTF-8 and give it again.", e);
        } catch (IOException e) {
            throw new BadInput("The file '" + file + "' can't be read; check that you may read it.", e);
        }
    }
}
