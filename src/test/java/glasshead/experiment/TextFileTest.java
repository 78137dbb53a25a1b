package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What editors put in front of a text, or leave away, changes no prompt.
class TextFileTest {

    @TempDir
    private Path folder;

    private static final String TEXT = "When Mary met José 🙂\r\n‖";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkIsNoPartOfTheText(String encoding) throws IOException {
        byte[] content = ("\uFEFF" + TEXT).getBytes(Charset.forName(encoding));
        assertEquals(TEXT, TextFile.text(content));
        assertEquals(TEXT, bitByBit(content));
    }

    private String bitByBit(byte[] content) throws IOException {
        try (BufferedReader reader = TextFile.open(Files.write(folder.resolve("text"), content))) {
            return reader.readAllAsString();
        }
    }

    @Test
    void withoutAMarkItIsUtf8() throws IOException {
        assertEquals(TEXT, bitByBit(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertEquals("", bitByBit(new byte[0]));
        assertThrows(CharacterCodingException.class, () -> bitByBit(TEXT.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(TEXT, TextFile.text(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertEquals("", TextFile.text(new byte[0]));
        assertEquals("\uFEFF", TextFile.text("\uFEFF\uFEFF".getBytes(StandardCharsets.UTF_8)), "only the first is a mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void anotherEncodingThatDoesNotSaySoIsRefused(String encoding) {
        assertThrows(CharacterCodingException.class, () -> TextFile.text("Mary met José".getBytes(Charset.forName(encoding))));
    }

    @Test
    void halfACharacterIsRefused() {
        var cut = new ByteArrayOutputStream();
        cut.writeBytes("\uFEFFMary".getBytes(StandardCharsets.UTF_16LE));
        cut.write('x');
        assertThrows(CharacterCodingException.class, () -> TextFile.text(cut.toByteArray()));
    }
}
