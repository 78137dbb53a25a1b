package glasshead.checkpoint;

import glasshead.experiment.Texts;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// How the bytes of one token are shown. A token need not hold whole characters: what is no valid UTF-8 by itself is written as `\xE2\x98`,
/// since a decoder would turn every such token into the same replacement character.
final class PieceText {

    private PieceText() {}

    /// The text, with bytes that form no character as `\xNN`.
    static String of(byte[] bytes) {
        var text = new StringBuilder();
        var in = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        while (in.hasRemaining()) {
            var out = CharBuffer.allocate(in.remaining());
            var result = decoder.reset().decode(in, out, true);
            text.append(out.flip());
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(code(in.get()));
            }
        }
        return text.toString();
    }

    /// A single byte.
    static String code(byte value) {
        return Texts.format("\\x%02X", value);
    }

    /// For display: leading spaces as `·`, newline as `⏎`, tab as `⇥`, other invisible characters as their code.
    static String label(String text) {
        var label = new StringBuilder();
        boolean leading = true;
        for (int c : text.codePoints().toArray()) {
            leading &= c == ' ';
            label.append(leading ? "·" : visible(c));
        }
        return label.toString();
    }

    private static String visible(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "⏎";
            case '\t' -> "⇥";
            default -> switch (Character.getType(codePoint)) {
                case Character.CONTROL -> Texts.format("\\x%02X", codePoint);
                case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Texts.format("\\u%04X", codePoint);
                default -> Character.toString(codePoint);
            };
        };
    }
}
