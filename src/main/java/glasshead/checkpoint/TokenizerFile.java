package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a tokenizer's files say, as far as it matters here: `tokenizer.json`, or the pair `vocab.json` and `merges.txt`, with what the
/// files beside them add ([TokenizerSettings]).
///
/// @param json         the checked text for the native library
/// @param bytes        the same for one that tells what the model has to express, see [TokenizerJson#bytes]
/// @param unsupported  why there are neither of these and no text can be read, as a sentence; empty when it can
/// @param added        ids of the tokens that are cut out of the text before the model sees the rest
/// @param size         one past the largest id
/// @param byteLevel    whether pieces are written in [ByteAlphabet]
/// @param byteFallback whether `<0x0A>` is the byte
/// @param byWord       whether every piece is a word, so that a word that is none is unknown as a whole
/// @param begin        the token that starts a document
/// @param notes        a sentence for each thing that was read in one of several possible ways
record TokenizerFile(String json, String bytes, String unsupported, Map<String, Integer> vocab, Map<String, Integer> added, int size,
        boolean byteLevel,
        boolean byteFallback, boolean byWord, String begin, List<String> notes) {

    static final String FILE = "tokenizer.json";
    static final String VOCAB = "vocab.json";
    static final String MERGES = "merges.txt";
    private static final long LONGEST = 64L << 20;
    private static final int MOST_IDS = 1 << 22;

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE)) || Files.isRegularFile(folder.resolve(VOCAB)) && Files.isRegularFile(folder
                .resolve(MERGES));
    }

    /// @param modelClass the tokenizer's class as the model's `config.json` names it, or empty
    static TokenizerFile read(Path folder, String modelClass) {
        TokenizerSettings settings = TokenizerSettings.read(folder, modelClass);
        if (Files.isRegularFile(folder.resolve(FILE))) {
            return whole(TokenizerJson.parse(StrictJson.readText(folder.resolve(FILE), LONGEST)), settings);
        }
        return parts(TokenizerJson.parse(fromGpt2Files(StrictJson.readText(folder.resolve(VOCAB), LONGEST), StrictJson.readText(folder
                .resolve(MERGES), LONGEST))), settings);
    }

    /// A `tokenizer.json` with nothing beside it.
    static TokenizerFile parse(String json) {
        return whole(TokenizerJson.parse(json), TokenizerSettings.NONE);
    }

    /// A `tokenizer.json` counts as the tokenizers library reads it. What transformers takes from elsewhere is taken from there.
    private static TokenizerFile whole(TokenizerJson content, TokenizerSettings settings) {
        AddedTokens tokens = new AddedTokens(content.model().vocab());
        content.added().forEach(tokens::put);
        settings.added().forEach(tokens::put);
        // That GPT-2's kind has <|endoftext|> without being told is no reason to add it to a vocabulary of another kind.
        settings.special().stream().filter(token -> settings.names(token) || content.model().vocab().containsKey(token.content())).forEach(
                tokens::putIfAbsent);
        PrefixSpace prefix = PrefixSpace.of(content, settings);
        return of(prefix.content(), tokens, settings, prefix.note());
    }

    /// `vocab.json` and `merges.txt` are what transformers makes a GPT2Tokenizer of, whatever else is there.
    private static TokenizerFile parts(TokenizerJson content, TokenizerSettings settings) {
        AddedTokens tokens = new AddedTokens(content.model().vocab());
        settings.added().forEach(tokens::put);
        settings.special().forEach(tokens::putIfAbsent);
        return of(content.withPrefixSpace(Boolean.TRUE.equals(settings.prefixSpace())), tokens, settings, "");
    }

    /// @param ofText what is to be said of how text is read, if it can be
    private static TokenizerFile of(TokenizerJson content, AddedTokens tokens, TokenizerSettings settings, String ofText) {
        Map<String, Integer> added = new LinkedHashMap<>();
        tokens.all().forEach(token -> added.put(token.content(), token.id()));
        Map<String, Integer> vocab = content.model().vocab();
        int size = Math.max(sizeOf(vocab), sizeOf(added));
        if (size == 0) {
            throw new BadInput("The vocabulary in " + Quoted.of(FILE) + " is empty: get the file again.");
        }
        AddedTokens behindBytes = new AddedTokens(ByteAlphabet.ids());
        tokens.all().forEach(token -> behindBytes.put(token.withId(null)));
        String json = "";
        String bytes = "";
        String unsupported = "";
        try {
            json = content.canonical(tokens.all());
            bytes = content.bytes(behindBytes.all());
        } catch (BadInput e) {
            unsupported = e.getMessage();
        }
        List<String> notes = Stream.of(tokens.note(), unsupported.isEmpty() ? ofText : "").filter(note -> !note.isEmpty()).toList();
        return new TokenizerFile(json, bytes, unsupported, vocab, added, size, content.isByteLevel(), content.model().byteFallback(),
                !content.model().isBpe(), settings.begin(), notes);
    }

    /// One past the largest id. A bound on the ids, since arrays of this length follow.
    private static int sizeOf(Map<String, Integer> ids) {
        int size = 0;
        for (var entry : ids.entrySet()) {
            var id = entry.getValue();
            if (id == null || id < 0 || id >= MOST_IDS) {
                throw new BadInput("The token " + Quoted.of(entry.getKey()) + " has the id " + id + ", which is not from 0 to " + (MOST_IDS
                        - 1)
                        + ": get the tokenizer again.");
            }
            size = Math.max(size, id + 1);
        }
        return size;
    }

    /// The pair `vocab.json` and `merges.txt`, as OpenAI published GPT-2's, put into the form of a `tokenizer.json`.
    private static String fromGpt2Files(String vocab, String merges) {
        var root = StrictJson.MAPPER.createObjectNode();
        var model = root.putObject("model").put("type", "BPE");
        var pieces = StrictJson.parse(vocab, JsonNode.class, VOCAB);
        model.set("vocab", pieces);
        var pairs = model.putArray("merges");
        // Split at newlines only: pieces may hold other characters that count as line ends.
        for (var line : merges.split("\n")) {
            var pair = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!pair.isEmpty() && !pair.startsWith("#version")) {
                pairs.add(pair);
            }
        }
        root.putObject("pre_tokenizer").put("type", "ByteLevel");
        return root.toString();
    }
}
