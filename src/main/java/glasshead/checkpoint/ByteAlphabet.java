package glasshead.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// GPT-2's table between bytes and printable characters (`bytes_to_unicode` in openai/gpt-2, `src/encoder.py`): a byte-level vocabulary
/// writes byte 0x20 as `Ġ`, so that no piece holds a space or a control character.
public final class ByteAlphabet {

    private static final int FIRST_STAND_IN = 256;
    /// `BYTE_OF[c]` is the byte that character `c` stands for, or -1.
    private static final int[] BYTE_OF = bytesByCharacter();

    /// The inverse of [#BYTE_OF].
    private static final char[] CHARACTER_OF = charactersByByte();

    private ByteAlphabet() {}

    private static int[] bytesByCharacter() {
        var table = new int[2 * FIRST_STAND_IN];
        Arrays.fill(table, -1);
        int standIn = FIRST_STAND_IN;
        for (int value = 0; value < FIRST_STAND_IN; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            table[printable ? value : standIn++] = value;
        }
        return table;
    }

    private static char[] charactersByByte() {
        var table = new char[FIRST_STAND_IN];
        for (char c = 0; c < BYTE_OF.length; c++) {
            if (BYTE_OF[c] >= 0) {
                table[BYTE_OF[c]] = c;
            }
        }
        return table;
    }

    /// The bytes that `piece` stands for; its UTF-8 where it is not written in this alphabet.
    public static byte[] bytes(String piece) {
        var bytes = new byte[piece.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = piece.charAt(i);
            if (c >= BYTE_OF.length || BYTE_OF[c] < 0) {
                return piece.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) BYTE_OF[c];
        }
        return bytes;
    }

    /// `bytes` written in this alphabet, one character each.
    public static String piece(byte[] bytes) {
        var piece = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            piece.append(CHARACTER_OF[Byte.toUnsignedInt(value)]);
        }
        return piece.toString();
    }

    /// The 256 characters in the order of GPT-2's ids: those that stand for themselves, then the stand-ins.
    public static List<String> characters() {
        return IntStream.range(0, BYTE_OF.length).filter(c -> BYTE_OF[c] >= 0).mapToObj(Character::toString).toList();
    }

    /// A vocabulary of these characters alone.
    static Map<String, Integer> ids() {
        var characters = characters();
        return IntStream.range(0, characters.size()).boxed().collect(Collectors.toMap(characters::get, id -> id));
    }
}
