package glasshead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What Java lost of the arguments is read anew, or nothing is run.
class ArgumentsTest {

    private static byte[] line(String encoding, String... parts) {
        return (String.join("\0", parts) + "\0").getBytes(Charset.forName(encoding));
    }

    private static String[] decoded(String encoding, Charset by, String... arguments) {
        String[] decoded = new String[arguments.length];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = new String(arguments[i].getBytes(Charset.forName(encoding)), by);
        }
        return decoded;
    }

    @Test
    void underThePosixLocaleTheyAreReadAsUtf8() {
        String[] typed = {"run", "--prompt", "Mary café ‖ 🙂", "", "--answer", " é"};
        String[] lost = decoded("UTF-8", StandardCharsets.US_ASCII, typed);
        assertTrue(lost[2].contains("\uFFFD\uFFFD"));
        byte[] line = line("UTF-8", "java", "-cp", "ü.jar", "glasshead.Launcher", "run", "--prompt", typed[2], "", "--answer", " é");
        assertArrayEquals(typed, Arguments.asTyped(lost, line, StandardCharsets.US_ASCII));
    }

    @Test
    void aTypedReplacementCharacterIsOne() {
        String[] typed = {"run", "\uFFFD"};
        assertArrayEquals(typed, Arguments.asTyped(typed, line("UTF-8", "java", "run", "\uFFFD"), StandardCharsets.UTF_8));
    }

    @Test
    void bytesOfAnotherEncodingAreRefused() {
        String[] lost = decoded("ISO-8859-1", StandardCharsets.UTF_8, "run", "café");
        byte[] line = line("ISO-8859-1", "java", "run", "café");
        var refused = assertThrows(BadInput.class, () -> Arguments.asTyped(lost, line, StandardCharsets.UTF_8));
        assertTrue(refused.getMessage().contains("LC_ALL=C.UTF-8"), refused.getMessage());
    }

    @Test
    void argumentsThatDidNotStandOnTheCommandLineAreRefused() {
        String[] lost = {"run", "caf\uFFFD\uFFFD"};
        assertThrows(BadInput.class, () -> Arguments.asTyped(lost, line("UTF-8", "java", "@file"), StandardCharsets.US_ASCII));
        assertThrows(BadInput.class, () -> Arguments.asTyped(lost, line("UTF-8", "x"), StandardCharsets.US_ASCII));
    }

    @Test
    void whatLostNothingIsLeftAlone() {
        String[] arguments = {"run", "--prompt", "café"};
        assertSame(arguments, Arguments.asTyped(arguments));
    }
}
