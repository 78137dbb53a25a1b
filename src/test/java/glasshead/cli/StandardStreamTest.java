package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardStreamTest {

    private static StandardStream failing(String message) {
        return new StandardStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        }, StandardCharsets.UTF_8);
    }

    @Test
    void aFullDiskIsTold() {
        StandardStream full = failing("No space left on device");
        full.writer().print("numbers");
        assertEquals("Standard output could not be written to its end (No space left on device); make room, or write to another place.",
                full.problem());
    }

    @Test
    void aReaderThatHasReadEnoughIsNoProblem() {
        StandardStream closed = failing("Broken pipe");
        closed.writer().println("numbers");
        assertEquals("", closed.problem());
    }

    @Test
    void whatCouldBeWrittenIsNoProblem() {
        var bytes = new ByteArrayOutputStream();
        StandardStream whole = new StandardStream(bytes, StandardCharsets.UTF_8);
        whole.writer().print("· ‖");
        assertEquals("", whole.problem());
        assertEquals("· ‖", bytes.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"true, ISO-8859-1, ISO-8859-1", "true, ANSI_X3.4-1968, UTF-8", "true, no-such-thing, UTF-8", "true,, UTF-8",
        "false, ISO-8859-1, UTF-8"})
    void onlyATerminalHasAnEncodingOfItsOwn(boolean terminal, String encoding, String expected) {
        assertEquals(expected, StandardStream.charset(terminal, encoding).name());
    }
}
