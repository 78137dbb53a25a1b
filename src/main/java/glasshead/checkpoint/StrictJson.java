package glasshead.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// JSON from untrusted files: the size is checked before a byte is read, the text must be UTF-8, a key may stand only once in its object,
/// and nothing may follow the value. Whatever is wrong ends in a [BadInput] that names the file.
public final class StrictJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictJson() {}

    /// The value in `file`, which may be at most `maxBytes` long.
    public static JsonNode read(Path file, long maxBytes) {
        return parse(readText(file, maxBytes), JsonNode.class, file.getFileName().toString());
    }

    /// The text of `file`, which may be at most `maxBytes` long.
    static String readText(Path file, long maxBytes) {
        var name = file.getFileName().toString();
        // Only regular files: a pipe or a device in the folder would block for ever.
        if (!Files.isRegularFile(file)) {
            throw new BadInput("The file " + Quoted.of(name) + " is missing from " + file.getParent() + ": use a complete model folder.");
        }
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new BadInput("The file " + Quoted.of(name) + " has " + size + " bytes, more than the " + maxBytes
                        + " that such a file may have: use the one that belongs to the model.");
            }
            return text(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static String text(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("The text in " + Quoted.of(name) + " is not valid UTF-8: the file is damaged, get it again.", e);
        }
    }

    static <T> T parse(String text, Class<T> type, String name) {
        T value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new BadInput("The JSON in " + Quoted.of(name) + " can't be used (" + reason(e)
                    + "): the file is damaged or not what its name says, get it again.", e);
        }
        if (value == null || value instanceof JsonNode node && node.isMissingNode()) {
            throw new BadInput("There is no JSON in " + Quoted.of(name) + ": the file is empty, get it again.");
        }
        return value;
    }

    static BadInput unreadable(Path file, IOException cause) {
        return new BadInput("The file " + file + " can't be read (" + cause.getClass().getSimpleName()
                + "): check that it exists and that you may read it.", cause);
    }

    private static String reason(JsonProcessingException e) {
        var location = e.getLocation();
        if (e instanceof JsonEOFException) {
            return "it breaks off in line " + location.getLineNr();
        }
        var line = e.getOriginalMessage().lines().findFirst().orElse("no details");
        var shown = Quoted.of(line);
        return shown.substring(1, shown.length() - 1) + (location == null ? "" : ", line " + location.getLineNr());
    }
}
