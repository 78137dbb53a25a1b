package glasshead.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text to token ids and back for one model. Nothing is cut, padded or added; what the vocabulary can't express is refused, not dropped.
public final class Tokenizer implements AutoCloseable {

    /// GPT-2's only special token; it starts every document, which is why it serves as BOS.
    public static final String END_OF_TEXT = "<|endoftext|>";
    private static final int FEW = 12;
    /// DJL cuts at 512 tokens and adds special tokens unless told not to.
    private static final Map<String, String> OPTIONS = Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    /// What reads text, where it can be read.
    private final @Nullable Reader reader;
    private final TokenizerFile file;
    private final Vocabulary vocabulary;

    private record Reader(HuggingFaceTokenizer rust, TextWords words) {
    }

    private Tokenizer(@Nullable Reader reader, TokenizerFile file, Vocabulary vocabulary) {
        this.reader = reader;
        this.file = file;
        this.vocabulary = vocabulary;
    }

    static Tokenizer open(TokenizerFile file) {
        var vocabulary = new Vocabulary(file);
        if (!file.unsupported().isEmpty()) {
            return new Tokenizer(null, file, vocabulary);
        }
        var words = new TextWords(file);
        try {
            return new Tokenizer(new Reader(rust(file.json()), words), file, vocabulary);
        } catch (RuntimeException e) {
            words.close();
            throw e;
        }
    }

    /// @param json written by [TokenizerJson]
    static HuggingFaceTokenizer rust(String json) {
        loadRust();
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), OPTIONS);
        } catch (IOException | RuntimeException e) {
            throw new BadInput("The tokenizer can't be used (" + Quoted.of(String.valueOf(e.getMessage()))
                    + "): get its files again, or give the prompt as token ids.", e);
        }
    }

    private static void loadRust() {
        NativeFolder.use();
        try {
            LibUtils.checkStatus();
        } catch (RuntimeException | Error failure) {
            throw NativeFolder.unusable(failure);
        }
    }

    /// Why it can't read text though it knows its tokens, as a sentence; empty when it can.
    public String withoutText() {
        return file.unsupported();
    }

    /// The ids of `text`.
    public int[] encode(String text) {
        if (reader == null) {
            throw new BadInput(withoutText());
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadInput("The text holds half of a character (an unpaired surrogate): delete that place and type it again.");
        }
        var asked = reader.words.of(text);
        checkWords(asked);
        var ids = ids(reader, text);
        if (!represents(asked, ids)) {
            throw unrepresentable(reader, text);
        }
        return ids;
    }

    private static int[] ids(Reader reader, String text) {
        try {
            return Arrays.stream(reader.rust.encode(text, false, false).getIds()).mapToInt(Math::toIntExact).toArray();
        } catch (RuntimeException e) {
            throw new BadInput("The tokenizer failed on the text (" + Quoted.of(String.valueOf(e.getMessage()))
                    + "): change the text, or give the prompt as token ids.", e);
        }
    }

    /// A word that has no token becomes the one for unknown words, or makes the library fail.
    private void checkWords(List<byte[]> asked) {
        if (file.byWord()) {
            for (byte[] word : asked) {
                var text = new String(word, StandardCharsets.UTF_8);
                if (!file.vocab().containsKey(text) && !file.added().containsKey(text)) {
                    throw unknown("word", text);
                }
            }
        }
    }

    /// BPE drops characters that it has no piece for without a word, or puts one for unknown ones in their place, so the pieces are
    /// compared with what the model was given.
    private boolean represents(List<byte[]> asked, int[] ids) {
        var bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            if (id >= vocabulary.size() || vocabulary.bytes(id) == null) {
                return false;
            }
            bytes.writeBytes(vocabulary.bytes(id));
        }
        var wanted = new ByteArrayOutputStream();
        asked.forEach(wanted::writeBytes);
        return Arrays.equals(bytes.toByteArray(), wanted.toByteArray());
    }

    private BadInput unrepresentable(Reader reader, String text) {
        var culprit = text.codePoints().distinct().mapToObj(Character::toString)
                .filter(c -> !represents(reader.words.of(c), ids(reader, c))).findFirst();
        if (culprit.isEmpty()) {
            return new BadInput(
                    "The tokenizer of this model can't express the text exactly: change the text, or give the prompt as token ids.");
        }
        return unknown(Character.isLetter(culprit.get().codePointAt(0)) ? "letter" : "character", culprit.get());
    }

    private BadInput unknown(String kind, String text) {
        var subject = "The " + kind + " " + Quoted.of(PieceText.label(text)) + " is not in this model's vocabulary";
        return new BadInput(size() > FEW ? subject + ": remove it." : subject + " (" + String.join(", ", vocabulary.known())
                + "): use only these.");
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

    /// Whether the text of a token is what it stands for: a byte that forms no character by itself is written as its code, `\xE2`.
    public boolean isText(int id) {
        return vocabulary.isText(id);
    }

    /// The id of the token that starts a document, which serves as BOS, if the vocabulary has it.
    @Nullable
    Integer begins() {
        return file.added().getOrDefault(file.begin(), file.vocab().get(file.begin()));
    }

    /// A sentence for each thing in its files that was read in one of several possible ways.
    public List<String> notes() {
        return file.notes();
    }

    /// Frees the native tokenizer.
    @Override
    public void close() {
        if (reader != null) {
            reader.rust.close();
            reader.words.close();
        }
    }
}
