package glasshead.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Text to token ids and back for one model. Nothing is cut, padded or added; what the vocabulary can't express is refused, not dropped.
public final class Tokenizer implements AutoCloseable {

    /// GPT-2's only special token; it starts every document, which is why it serves as BOS.
    public static final String END_OF_TEXT = "<|endoftext|>";
    private static final int FEW = 12;
    /// DJL cuts at 512 tokens and adds special tokens unless told not to.
    private static final Map<String, String> OPTIONS = Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer rust;
    private final TokenizerFile file;
    private final Vocabulary vocabulary;

    private Tokenizer(HuggingFaceTokenizer rust, TokenizerFile file, Vocabulary vocabulary) {
        this.rust = rust;
        this.file = file;
        this.vocabulary = vocabulary;
    }

    static Tokenizer open(TokenizerFile file) {
        var vocabulary = new Vocabulary(file);
        try {
            var rust = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file.json().getBytes(StandardCharsets.UTF_8)), OPTIONS);
            return new Tokenizer(rust, file, vocabulary);
        } catch (IOException | RuntimeException e) {
            throw new BadInput("The tokenizer can't be used (" + Quoted.of(String.valueOf(e.getMessage()))
                    + "): get its files again, or give the prompt as token ids.", e);
        }
    }

    /// The ids of `text`.
    public int[] encode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadInput("The text holds half of a character (an unpaired surrogate): delete that place and type it again.");
        }
        var ids = ids(text);
        if (!represents(text, ids)) {
            throw unrepresentable(text);
        }
        return ids;
    }

    private int[] ids(String text) {
        try {
            return Arrays.stream(rust.encode(text, false, false).getIds()).mapToInt(Math::toIntExact).toArray();
        } catch (RuntimeException e) {
            throw new BadInput("The tokenizer failed on the text (" + Quoted.of(String.valueOf(e.getMessage()))
                    + "): change the text, or give the prompt as token ids.", e);
        }
    }

    /// BPE drops characters that it has no piece for without a word, so the pieces are compared with the text.
    private boolean represents(String text, int[] ids) {
        var bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            if (id >= vocabulary.size() || vocabulary.bytes(id) == null) {
                return false;
            }
            bytes.writeBytes(vocabulary.bytes(id));
        }
        var back = bytes.toString(StandardCharsets.UTF_8);
        if (file.unknown() != null && back.contains(file.unknown()) && !text.contains(file.unknown())) {
            return false;
        }
        if (file.changesText() || back.equals(text) || file.prefixSpace() && back.equals(" " + text)) {
            return true;
        }
        // Tokenizers that split into words leave the spaces between them out.
        return !file.byteLevel() && withoutSpaces(back).equals(withoutSpaces(text));
    }

    private static String withoutSpaces(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private BadInput unrepresentable(String text) {
        var culprit = text.codePoints().distinct().mapToObj(Character::toString).filter(c -> !represents(c, ids(c))).findFirst();
        if (culprit.isEmpty()) {
            return new BadInput(
                    "The tokenizer of this model can't express the text exactly: change the text, or give the prompt as token ids.");
        }
        var kind = Character.isLetter(culprit.get().codePointAt(0)) ? "letter " : "character ";
        var subject = "The " + kind + Quoted.of(PieceText.label(culprit.get())) + " is not in this model's vocabulary";
        return new BadInput(size() > FEW ? subject + ": remove it." : subject + " (" + String.join(", ", labels()) + "): use only these.");
    }

    /// The text of one token; bytes that are no valid UTF-8 by themselves as `\xE2\x98`; `#id` for an id without a piece.
    public String text(int id) {
        return vocabulary.text(id);
    }

    /// [#text] made visible: leading space `·`, newline `⏎`, tab `⇥`.
    public String label(int id) {
        return vocabulary.label(id);
    }

    /// The labels of all ids in order.
    public List<String> labels() {
        return vocabulary.labels();
    }

    /// One past the largest id.
    public int size() {
        return vocabulary.size();
    }

    /// The id whose [#text] is `piece`, or -1 when it is not a single token.
    public int idOf(String piece) {
        return vocabulary.idOf(piece);
    }

    /// Frees the native tokenizer.
    @Override
    public void close() {
        rust.close();
    }
}
