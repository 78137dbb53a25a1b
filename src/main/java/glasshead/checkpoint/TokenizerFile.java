package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a tokenizer's files say, as far as it matters here. `json` is the checked text for the native library; `changesText` is set where
/// the tokenizer may alter text on purpose (a normalizer), `prefixSpace` where it puts a space in front.
record TokenizerFile(String json, Map<String, Integer> vocab, Map<String, Integer> added, int size, boolean byteLevel, boolean changesText,
        boolean prefixSpace, String unknown) {

    static final String FILE = "tokenizer.json";
    static final String VOCAB = "vocab.json";
    static final String MERGES = "merges.txt";
    private static final long LONGEST = 64L << 20;
    private static final int MOST_IDS = 1 << 22;

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE)) || Files.isRegularFile(folder.resolve(VOCAB)) && Files.isRegularFile(folder
                .resolve(MERGES));
    }

    static TokenizerFile read(Path folder) {
        if (Files.isRegularFile(folder.resolve(FILE))) {
            return parse(StrictJson.readText(folder.resolve(FILE), LONGEST));
        }
        return parse(fromGpt2Files(StrictJson.readText(folder.resolve(VOCAB), LONGEST), StrictJson.readText(folder.resolve(MERGES),
                LONGEST)));
    }

    static TokenizerFile parse(String json) {
        var content = StrictJson.parse(json, TokenizerJson.class, FILE);
        content.check();
        var added = new HashMap<String, Integer>();
        content.added().forEach(token -> added.put(token.content(), token.id()));
        int size = Math.max(sizeOf(content.model().vocab()), sizeOf(added));
        if (size == 0) {
            throw new BadInput("The vocabulary in " + Quoted.of(FILE) + " is empty: get the file again.");
        }
        boolean byteLevel = Stream.of(steps(content.preTokenizer()), steps(content.decoder())).flatMap(s -> s).anyMatch(
                TokenizerStep::isByteLevel);
        boolean changesText = content.normalizer() != null || content.added().stream().anyMatch(token -> token.lstrip() || token.rstrip());
        boolean prefixSpace = steps(content.preTokenizer()).anyMatch(step -> step.isByteLevel() && step.addPrefixSpace());
        return new TokenizerFile(content.canonical(), content.model().vocab(), added, size, byteLevel, changesText, prefixSpace, content
                .model().unknown());
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
        if (pieces.path(Tokenizer.END_OF_TEXT).isInt()) {
            root.putArray("added_tokens").addObject().put("id", pieces.path(Tokenizer.END_OF_TEXT).intValue()).put("content",
                    Tokenizer.END_OF_TEXT).put("special", true);
        }
        return root.toString();
    }

    private static Stream<TokenizerStep> steps(TokenizerStep step) {
        return step == null ? Stream.empty() : step.all();
    }
}
