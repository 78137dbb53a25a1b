package glasshead.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import glasshead.experiment.BadInput;
import glasshead.experiment.TextFile;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One kind of JSON of our own, as it stands in files that may come from anywhere: read by the rules of [Json], or refused with one
/// sentence that names the file, the place in it, and what belongs there.
///
/// @param <T> what it holds: a record, or a sealed interface with a record for each version
public final class JsonForm<T> {

    private static final long USUAL = 16 << 20;

    private final String name;
    private final String advice;
    private final long largest;
    private final String versionField;
    private final List<Class<? extends T>> versions;

    private JsonForm(String name, String advice, long largest, String versionField, List<Class<? extends T>> versions) {
        this.name = name;
        this.advice = advice;
        this.largest = largest;
        this.versionField = versionField;
        this.versions = versions;
    }

    /// A form without versions, in files of 16 MiB at most.
    ///
    /// @param name   what sentences call it, as `session`
    /// @param advice what to do about one that can't be used, as `open another`
    public static <T> JsonForm<T> of(Class<T> type, String name, String advice) {
        return new JsonForm<>(name, advice, USUAL, "", List.of(type));
    }

    /// The same under another name.
    JsonForm<T> named(String other) {
        return new JsonForm<>(other, advice, largest, versionField, versions);
    }

    /// The same in larger or smaller files.
    public JsonForm<T> atMost(long bytes) {
        return new JsonForm<>(name, advice, bytes, versionField, versions);
    }

    /// The same with the number of its version in a field.
    ///
    /// @param types for version 1, 2, ...; each has a component for that field
    public JsonForm<T> versions(String field, List<Class<? extends T>> types) {
        return new JsonForm<>(name, advice, largest, field, types);
    }

    /// @throws BadInput when there is no such file, or it can't be used
    public T read(Path file) {
        return read(file, UnaryOperator.identity());
    }

    /// @param use checks what is read against what else is known, with a [BadInput] that need not name the file
    /// @throws BadInput when there is no such file, or it can't be used
    public <R> R read(Path file, Function<? super T, ? extends R> use) {
        if (!Files.exists(file)) {
            throw new BadInput("There is no " + name + " '" + file + "'; check its name.");
        }
        try {
            return use(file, use);
        } catch (Unusable problem) {
            throw new BadInput(about(file) + " can't be used: " + problem.getMessage() + "; " + advice + ".", problem);
        } catch (IOException e) {
            throw new BadInput(about(file) + " can't be read (" + e.getClass().getSimpleName() + "); check that you may read it.", e);
        }
    }

    <R> R use(Path file, Function<? super T, ? extends R> use) throws IOException, Unusable {
        try {
            return use.apply(parse(text(file)));
        } catch (BadInput problem) {
            throw new Unusable(Trouble.reason(problem), problem);
        }
    }

    /// @throws BadInput when it can't be used
    public T read(String json) {
        try {
            return parse(json);
        } catch (Unusable problem) {
            throw new BadInput("The " + name + " can't be used: " + problem.getMessage() + "; " + advice + ".", problem);
        }
    }

    /// `The session '/home/a/b.glasshead'`.
    String about(Path file) {
        return "The " + name + " '" + file.toString().replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private String text(Path file) throws IOException, Unusable {
        // A pipe would block for ever.
        if (!Files.isRegularFile(file)) {
            throw new Unusable("it is no file", null);
        }
        if (Files.size(file) > largest) {
            throw new Unusable("it is larger than " + largest + " bytes", null);
        }
        try {
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new Unusable("it is no text in UTF-8", e);
        }
    }

    private T parse(String json) throws Unusable {
        if (json.isBlank()) {
            throw new Unusable("it is empty", null);
        }
        Class<? extends T> type = versionField.isEmpty() ? versions.getFirst() : version(json);
        return parsed(json, parser -> Json.MAPPER.readerFor(type).readValue(parser));
    }

    private Class<? extends T> version(String json) throws Unusable {
        int version = parsed(json, this::versionIn);
        if (version < 1) {
            throw new Unusable("there is no '" + versionField + "' with the number of its version, as {\"" + versionField + "\": "
                    + versions.size() + "}", null);
        }
        if (version > versions.size()) {
            throw new Unusable("it is of version " + version + " and this Glasshead knows version " + versions.size()
                    + ", so open it with a newer Glasshead", null);
        }
        return versions.get(version - 1);
    }

    /// 0 when there is no such number. Reads no further than that: much may follow.
    private int versionIn(JsonParser parser) throws IOException {
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean version = parser.currentName().equals(versionField);
            parser.nextToken();
            if (version) {
                boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == NumberType.INT;
                return number ? parser.getIntValue() : 0;
            }
            parser.skipChildren();
        }
        return 0;
    }

    private interface Reading<V> {
        V from(JsonParser parser) throws IOException;
    }

    private static <V> V parsed(String json, Reading<V> reading) throws Unusable {
        try (JsonParser parser = new NoNulls(Json.MAPPER.createParser(json))) {
            try {
                return reading.from(parser);
            } catch (JsonProcessingException e) {
                throw new Unusable(Trouble.of(e, parser), e);
            }
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can be read", e);
        }
    }

    /// As [#read] reads it.
    public String write(T value) {
        return Json.text(value);
    }

    /// Writes all or nothing, into a folder that is made where it is missing.
    ///
    /// @throws BadInput when it is larger than what is read
    public void write(Path file, T value) throws IOException {
        String text = write(value);
        if (text.getBytes(StandardCharsets.UTF_8).length > largest) {
            throw new BadInput(about(file) + " can't be written: it would be larger than " + largest + " bytes; leave something out.");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, text);
    }
}
