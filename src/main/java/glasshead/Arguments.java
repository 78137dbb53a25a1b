package glasshead;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed after the command, as it was typed.
///
/// Java decodes its arguments by the locale's encoding before any of our code runs. Under the POSIX locale that is ASCII: each byte of
/// `café` beyond it becomes U+FFFD, and the model would be run on another prompt. Where the system still has the bytes, they are read anew
/// as UTF-8; where it has not, nothing is run.
final class Arguments {

    private static final char LOST = '\uFFFD';
    /// Linux: the whole command line of this process, each argument ended by a zero byte.
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /// @throws BadInput when characters were lost and can't be had back
    static String[] asTyped(String[] decoded) {
        if (List.of(decoded).stream().noneMatch(Arguments::hasLost)) {
            return decoded;
        }
        try {
            return asTyped(decoded, Files.readAllBytes(COMMAND_LINE), Charset.forName(System.getProperty("sun.jnu.encoding")));
        } catch (IOException | IllegalArgumentException nothingBetter) {
            throw damaged(decoded, nothingBetter);
        }
    }

    /// @param commandLine of the process; what is in front of the arguments is Java's own
    /// @param encoding    by which `decoded` came about
    static String[] asTyped(String[] decoded, byte[] commandLine, Charset encoding) {
        List<byte[]> all = split(commandLine);
        int own = all.size() - decoded.length;
        String[] typed = new String[decoded.length];
        for (int i = 0; i < typed.length; i++) {
            // Arguments may also stand in a file that Java reads; then the command line holds other ones.
            if (own < 0 || !new String(all.get(own + i), encoding).equals(decoded[i])) {
                throw damaged(decoded, null);
            }
            typed[i] = hasLost(decoded[i]) ? utf8(all.get(own + i), decoded) : decoded[i];
        }
        return typed;
    }

    private static List<byte[]> split(byte[] commandLine) {
        List<byte[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                parts.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private static String utf8(byte[] bytes, String[] decoded) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherEncoding) {
            throw damaged(decoded, otherEncoding);
        }
    }

    private static boolean hasLost(String argument) {
        return argument.indexOf(LOST) >= 0;
    }

    private static BadInput damaged(String[] decoded, @Nullable Exception cause) {
        String first = List.of(decoded).stream().filter(Arguments::hasLost).findFirst().orElseThrow();
        return new BadInput("The argument '" + first
                + "' lost characters on its way to the program; write it in UTF-8, under a UTF-8 locale"
                + " such as LC_ALL=C.UTF-8.", cause);
    }
}
