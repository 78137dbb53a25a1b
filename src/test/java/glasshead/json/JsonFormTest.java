package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules by which all JSON of our own is read, each with the sentence that it is refused with.
class JsonFormTest {

    private enum Colour {
        RED, BLUE
    }

    private record Part(String name, @Nullable Integer count) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(value = Square.class, name = "square")})
    private sealed interface Shape {
    }

    private record Circle(double radius) implements Shape {
    }

    private record Square(double side) implements Shape {
    }

    @SuppressWarnings("UnusedMethod") // What Jackson calls, and what it must not take for a field.
    private record Whole(int number, double ratio, boolean flag, @Nullable Double maybe, @Nullable Long big, @Nullable String text,
            @Nullable Colour colour, @Nullable List<Part> parts, @Nullable Map<String, List<Double>> rows, double @Nullable [][] matrix,
            @Nullable Path path, @Nullable List<String> texts, @Nullable Shape shape) {

        Whole {
            if (number == 13) {
                throw new BadInput("13 brings bad luck.");
            }
        }

        boolean isLarge() {
            return number > 1000;
        }
    }

    private static final JsonForm<Whole> FORM = JsonForm.of(Whole.class, "sample", "mend it").atMost(2000);
    private static final String MUST = "'number': 1, 'ratio': 0.5, 'flag': true";

    @TempDir
    private Path folder;

    private static Whole read(String json) {
        return FORM.read(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'count': 1 | there is no 'count', only number, ratio, flag, maybe, big, text, colour, parts, rows, matrix, path, ",
        "'large': true | there is no 'large', only",
        "'parts': [{'name': 'a'}, {'name': 'b', 'counts': 3}] | 'parts[1]' has no 'counts', only name, count (line 1)",
        "'parts': [{'count': 3}] | 'parts[0].name' is missing (line 1)",
        "'parts': [{'name': 'a', 'count': 3.7}] | 'parts[0].count' must be a whole number and is 3.7 (line 1)",
        "'parts': [{'name': 'a', 'count': 3.0}] | 'parts[0].count' must be a whole number and is 3.0 (line 1)",
        "'parts': [{'name': 'a', 'count': 1e2}] | 'parts[0].count' must be a whole number and is 1e2 (line 1)",
        "'parts': [{'name': 'a', 'count': '3'}] | 'parts[0].count' must be a whole number and is the text '3' (line 1)",
        "'parts': [{'name': 'a', 'count': ''}] | 'parts[0].count' must be a whole number and is the text '' (line 1)",
        "'parts': [{'name': 'a', 'count': true}] | 'parts[0].count' must be a whole number and is true (line 1)",
        "'parts': [{'name': 'a', 'count': [3]}] | 'parts[0].count' must be a whole number and is a list (line 1)",
        "'parts': [{'name': 'a', 'count': 99999999999}] | 'parts[0].count' is too large a number (line 1)",
        "'parts': [{'name': 'a', 'count': null}] | 'parts[0].count' is null, and what has no value is left out (line 1)",
        "'parts': [null] | 'parts[0]' is null, and what has no value is left out (line 1)",
        "'parts': [3] | 'parts[0]' must be an object and is 3 (line 1)",
        "'parts': {'name': 'a'} | 'parts' must be a list and is an object (line 1)",
        "'parts': '' | 'parts' must be a list and is the text '' (line 1)",
        "'big': 99999999999999999999 | 'big' is too large a number (line 1)",
        "'maybe': 'NaN' | 'maybe' must be a number and is the text 'NaN' (line 1)",
        "'maybe': '0.5' | 'maybe' must be a number and is the text '0.5' (line 1)",
        "'maybe': NaN | it is no JSON (line 1)",
        "'maybe': -Infinity | it is no JSON (line 1)",
        "'maybe': 1e999 | 'maybe' must be a number and is 1e999 (line 1)",
        "'maybe': 1111111111111111111111111111111111111111111111111111111111111111111111111111 | a number in it is too long (line 1)",
        "'text': 3 | 'text' must be text and is 3 (line 1)",
        "'text': true | 'text' must be text and is true (line 1)",
        "'text': ['a'] | 'text' must be text and is a list (line 1)",
        "'colour': 'GREEN' | 'colour' must be one of RED, BLUE and is the text 'GREEN' (line 1)",
        "'colour': 'red' | 'colour' must be one of RED, BLUE",
        "'colour': 1 | 'colour' must be one of RED, BLUE and is 1 (line 1)",
        "'colour': '' | 'colour' must be one of RED, BLUE",
        "'rows': {'a': [1, 'Infinity']} | 'rows.a[1]' must be a number and is the text 'Infinity' (line 1)",
        "'rows': {'a': [1, null]} | 'rows.a[1]' is null",
        "'rows': {'a': 1} | 'rows.a' must be a list and is 1 (line 1)",
        "'rows': [] | 'rows' must be an object and is a list (line 1)",
        "'rows': {'a': [], 'a': []} | 'rows.a' is there twice (line 1)",
        "'matrix': [[1, 2], [3, 'NaN']] | 'matrix[1][1]' must be a number and is the text 'NaN' (line 1)",
        "'matrix': [[1e999]] | 'matrix[0][0]' must be a number and is 1e999 (line 1)",
        "'matrix': [1] | 'matrix[0]' must be a list and is 1 (line 1)",
        "'path': 3 | 'path' must be text and is 3 (line 1)",
        "'path': '\\u0000' | can't be the name of a file or folder",
        "'texts': ['a', 3] | 'texts[1]' must be text and is 3 (line 1)",
        "'shape': {'kind': 'oval'} | 'shape' must have one of circle, square as its 'kind' (line 1)",
        "'shape': {'radius': 1} | 'shape' must have one of circle, square as its 'kind' (line 1)",
        "'shape': {'kind': 'circle', 'radius': 1, 'side': 1} | 'shape' has no 'side', only radius (line 1)",
        "'shape': {'kind': 'circle'} | 'shape.radius' is missing (line 1)",
        "'text': 'a', 'text': 'b' | 'text' is there twice (line 1)",
        "'text': 'a\\x' | it is no JSON (line 1)",
        "'texts': [ | it is no JSON (line 1)",
        "'text': ~'~ | it is no JSON",
    })
    void whatIsNotAsItMustBeIsRefused(String field, String sentence) {
        String told = assertThrows(BadInput.class, () -> read("{" + MUST + ", " + field + "}")).getMessage();
        assertTrue(told.startsWith("The sample can't be used: ") && told.endsWith("; mend it."), told);
        assertTrue(told.contains(sentence), told);
        assertEquals(1, told.lines().count(), told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'ratio': 0.5, 'flag': true} | 'number' is missing (line 1)",
        "{'number': 1, 'flag': true} | 'ratio' is missing (line 1)",
        "{'number': 1, 'ratio': 0.5} | 'flag' is missing (line 1)",
        "{'number': 1, 'ratio': 0.5, 'flag': 'no'} | 'flag' must be true or false and is the text 'no' (line 1)",
        "{'number': 1, 'ratio': 0.5, 'flag': 1} | 'flag' must be true or false and is 1 (line 1)",
        "{'number': 1, 'ratio': 0.5, 'flag': 'true'} | 'flag' must be true or false and is the text 'true' (line 1)",
        "{'number': 1, 'ratio': true, 'flag': true} | 'ratio' must be a number and is true (line 1)",
        "{'number': 1.0, 'ratio': 0.5, 'flag': true} | 'number' must be a whole number and is 1.0 (line 1)",
        "{'number': 13, 'ratio': 0.5, 'flag': true} | 13 brings bad luck",
        "[] | it must be an object and is a list (line 1)",
        "7 | it must be an object and is 7 (line 1)",
        "'x' | it must be an object and is the text 'x' (line 1)",
        "null | it is null",
        "{'number': 1, 'ratio': 0.5, 'flag': true} x | it is no JSON (line 1)",
        "{'number': 1, 'ratio': 0.5, 'flag': true} {} | something follows behind its end (line 1)",
        "{'number': 1 // one | it is no JSON (line 1)",
        "{number: 1} | it is no JSON (line 1)",
        "{ | it breaks off (line 1)",
        "~  ~ | it is empty",
    })
    void whatIsNoneIsRefused(String json, String sentence) {
        String told = assertThrows(BadInput.class, () -> read(json)).getMessage();
        assertTrue(told.contains(": " + sentence), told);
    }

    @Test
    void nestingIsBounded() {
        JsonForm<Object> any = JsonForm.of(Object.class, "anything", "mend it");
        assertEquals("The anything can't be used: it is nested too deep, or a name or a number in it is too long (line 1); mend it.",
                assertThrows(BadInput.class, () -> any.read("[".repeat(100_000))).getMessage());
    }

    @Test
    void filesAreNamedAndTheirSizeIsLookedAtFirst() throws IOException {
        Path file = folder.resolve("a.json");
        assertEquals("There is no sample '" + file + "'; check its name.",
                assertThrows(BadInput.class, () -> FORM.read(file)).getMessage());
        Files.writeString(file, " ".repeat(2001));
        assertEquals("The sample '" + file + "' can't be used: it is larger than 2000 bytes; mend it.",
                assertThrows(BadInput.class, () -> FORM.read(file)).getMessage());
        Files.write(file, new byte[] {'{', (byte) 0xC3, '}'});
        assertEquals("The sample '" + file + "' can't be used: it is no text in UTF-8; mend it.",
                assertThrows(BadInput.class, () -> FORM.read(file)).getMessage());
        Files.write(file, "{}".getBytes(StandardCharsets.UTF_16));
        assertThrows(BadInput.class, () -> FORM.read(file));
        assertEquals("The sample '" + folder + "' can't be used: it is no file; mend it.",
                assertThrows(BadInput.class, () -> FORM.read(folder)).getMessage());
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, ("\uFEFF{" + MUST + "}").replace('\'', '"'));
        assertEquals(1, FORM.read(file).number());
    }

    @Test
    void everyKindOfValueComesBack() {
        String json = "{" + MUST + ", 'maybe': 3, 'big': 9999999999, 'text': '', 'colour': 'BLUE', 'parts': [{'name': 'a', 'count': 3}], "
                + "'rows': {'b': [1, 2.5], 'a': []}, 'matrix': [[1, 2], []], 'path': '/a/b c', 'texts': [], "
                + "'shape': {'side': 2, 'kind': 'square'}}";
        Whole whole = read(json);
        assertEquals(3.0, whole.maybe());
        assertEquals(new Square(2), whole.shape());
        assertArrayEquals(new double[] {1, 2}, whole.matrix()[0]);
        String written = FORM.write(whole);
        assertEquals(written, FORM.write(FORM.read(written)));
        assertEquals(Json.tree(whole), Json.tree(FORM.read(written)));
        assertEquals("{\n  \"number\" : 1,\n  \"ratio\" : 0.5,\n  \"flag\" : true\n}\n", FORM.write(read("{" + MUST + "}")).replace("\r",
                ""));
    }

    @Test
    void theVersionIsLookedAtFirst() {
        record First(int version, String old) {
        }
        record Second(int version, String fresh) {
        }
        JsonForm<Record> form = JsonForm.of(Record.class, "plan", "make another").versions("version", List.of(First.class, Second.class));
        assertEquals(new First(1, "a"), form.read("{\"old\": \"a\", \"version\": 1}"));
        assertEquals(new Second(2, "b"), form.read("{\"version\": 2, \"fresh\": \"b\"}"));
        for (String none : List.of("{}", "[]", "{\"version\": \"1\"}", "{\"version\": 0}", "{\"version\": 1.0}", "{\"version\": true}")) {
            assertEquals("The plan can't be used: there is no 'version' with the number of its version, as {\"version\": 2}; make another.",
                    assertThrows(BadInput.class, () -> form.read(none)).getMessage());
        }
        assertEquals(
                "The plan can't be used: it is of version 3 and this Glasshead knows version 2, so open it with a newer "
                        + "Glasshead; make another.",
                assertThrows(BadInput.class, () -> form.read("{\"version\": 3, \"fresher\": [1]}")).getMessage());
        assertTrue(assertThrows(BadInput.class, () -> form.read("{\"version\": 1, \"fresh\": \"b\"}")).getMessage().contains(
                "'old' is missing"));
    }
}
