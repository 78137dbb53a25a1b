package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The pieces of a tokenizer by id: their bytes, their text and how they are shown. Ids that no piece has read `#id`; a piece that is a
/// byte to fall back on reads `\x0A`, since another may have the character as its text.
final class Vocabulary {

    /// A single byte, where characters without a piece fall back on their bytes.
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

    private final byte[][] bytes;
    private final BitSet fallback;
    private final String[] texts;
    private final List<String> labels;
    private final Map<String, Integer> ids = new HashMap<>();

    Vocabulary(TokenizerFile file) {
        bytes = new byte[file.size()][];
        fallback = new BitSet();
        file.vocab().forEach((piece, id) -> {
            if (bytes[id] != null) {
                throw new BadInput("The tokens " + Quoted.of(piece) + " and " + Quoted.of(PieceText.of(bytes[id])) + " have the same id "
                        + id + ": get the tokenizer again.");
            }
            Matcher single = BYTE.matcher(piece);
            if (file.byteFallback() && single.matches()) {
                bytes[id] = new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
                fallback.set(id);
            } else {
                bytes[id] = file.byteLevel() ? ByteAlphabet.bytes(piece) : piece.getBytes(StandardCharsets.UTF_8);
            }
        });
        // Added tokens (`<|endoftext|>`) are written as they are, never in the byte alphabet.
        file.added().forEach((piece, id) -> {
            bytes[id] = piece.getBytes(StandardCharsets.UTF_8);
            fallback.clear(id);
        });
        texts = new String[bytes.length];
        var shown = new String[bytes.length];
        for (int id = 0; id < bytes.length; id++) {
            texts[id] = bytes[id] == null ? "#" + id : fallback.get(id) ? PieceText.code(bytes[id][0]) : PieceText.of(bytes[id]);
            shown[id] = PieceText.label(texts[id]);
            remember(id);
        }
        labels = List.of(shown);
    }

    private void remember(int id) {
        if (bytes[id] == null) {
            return;
        }
        // A token whose text is literally `\xE2` must win over the byte that is shown like it.
        if (isText(id)) {
            ids.put(texts[id], id);
        } else {
            ids.putIfAbsent(texts[id], id);
        }
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes(int id) {
        return bytes[id];
    }

    String text(int id) {
        return id >= 0 && id < texts.length ? texts[id] : "#" + id;
    }

    /// Whether its text is what it stands for; bytes that form no character are written as codes.
    boolean isText(int id) {
        return bytes[id] != null && Arrays.equals(texts[id].getBytes(StandardCharsets.UTF_8), bytes[id]);
    }

    String label(int id) {
        return id >= 0 && id < texts.length ? labels.get(id) : "#" + id;
    }

    List<String> labels() {
        return labels;
    }

    /// Of the ids that a piece has.
    List<String> known() {
        return IntStream.range(0, bytes.length).filter(id -> bytes[id] != null).mapToObj(labels::get).toList();
    }

    int idOf(String piece) {
        return ids.getOrDefault(piece, -1);
    }
}
