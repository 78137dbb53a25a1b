package glasshead.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a `tokenizer.json` says, as far as it matters here, checked before the native library sees it. `json` is the whole text; `changesText` is set
/// where the tokenizer may alter text on purpose (a normalizer), `prefixSpace` where it puts a space in front.
record TokenizerFile(String json, Map<String, Integer> vocab, Map<String, Integer> added, int size, boolean byteLevel, boolean changesText,
                     boolean prefixSpace, String unknown) {

    static final String FILE = "tokenizer.json";
    static final String VOCAB = "vocab.json";
    static final String MERGES = "merges.txt";
    private static final long LONGEST = 64L << 20;
    private static final int MOST_IDS = 1 << 22;

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE)) || Files.isRegularFile(folder.resolve(VOCAB)) && Files.isRegularFile(folder.resolve(MERGES));
    }

    static TokenizerFile read(Path folder) {
        if (Files.isRegularFile(folder.resolve(FILE))) {
            return parse(StrictJson.readText(folder.resolve(FILE), LONGEST));
        }
        return parse(fromGpt2Files(StrictJson.readText(folder.resolve(VOCAB), LONGEST), StrictJson.readText(folder.resolve(MERGES), LONGEST)));
    }

    static TokenizerFile parse(String json) {
        var content = StrictJson.parse(json, Content.class, FILE);
        var model = content.model();
        if (model == null || model.vocab() == null || model.type() != null && !model.type().equals("BPE") && !model.type().equals("WordLevel")) {
            throw new BadInput("The tokenizer is of type " + Quoted.of(model == null || model.type() == null ? "unknown" : model.type())
                + ", but only BPE and WordLevel tokenizers can be used: give the prompt as token ids, or use a model with such a tokenizer.");
        }
        var added = new HashMap<String, Integer>();
        boolean strips = false;
        for (var token : orNone(content.added())) {
            if (token == null || token.content() == null || token.id() == null) {
                throw new BadInput("An added token in " + Quoted.of(FILE) + " has no content or no id: get the file again.");
            }
            added.put(token.content(), token.id());
            strips |= token.lstrip() || token.rstrip();
        }
        int size = Math.max(sizeOf(model.vocab()), sizeOf(added));
        if (size == 0) {
            throw new BadInput("The vocabulary in " + Quoted.of(FILE) + " is empty: get the file again.");
        }
        var byteLevel = steps(content.preTokenizer()).anyMatch(Step::isByteLevel) || steps(content.decoder()).anyMatch(Step::isByteLevel);
        boolean prefixSpace = steps(content.preTokenizer()).anyMatch(s -> s.isByteLevel() && s.addPrefixSpace());
        return new TokenizerFile(json, model.vocab(), added, size, byteLevel, strips || content.normalizer() != null, prefixSpace, model.unknown());
    }

    /// One past the largest id. A bound on the ids, since arrays of this length follow.
    private static int sizeOf(Map<String, Integer> ids) {
        int size = 0;
        for (var entry : ids.entrySet()) {
            var id = entry.getValue();
            if (id == null || id < 0 || id >= MOST_IDS) {
                throw new BadInput("The token " + Quoted.of(entry.getKey()) + " has the id " + id + ", which is not from 0 to " + (MOST_IDS - 1)
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
        root.putObject("pre_tokenizer").put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true).put("use_regex", true);
        root.putObject("decoder").put("type", "ByteLevel").put("add_prefix_space", true).put("trim_offsets", true).put("use_regex", true);
        if (pieces.path(Tokenizer.END_OF_TEXT).isInt()) {
            root.putArray("added_tokens").addObject().put("id", pieces.path(Tokenizer.END_OF_TEXT).intValue()).put("content", Tokenizer.END_OF_TEXT)
                .put("single_word", false).put("lstrip", false).put("rstrip", false).put("normalized", false).put("special", true);
        }
        return root.put("version", "1.0").toString();
    }

    private static Stream<Step> steps(Step step) {
        if (step == null) {
            return Stream.empty();
        }
        var inner = Stream.concat(orNone(step.preTokenizers()).stream(), orNone(step.decoders()).stream());
        return Stream.concat(Stream.of(step), inner.flatMap(TokenizerFile::steps));
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private record Content(Model model, @JsonProperty("added_tokens") List<Added> added, Step normalizer,
                           @JsonProperty("pre_tokenizer") Step preTokenizer, Step decoder) {
    }

    private record Model(String type, Map<String, Integer> vocab, @JsonProperty("unk_token") String unknown) {
    }

    private record Added(Integer id, String content, boolean lstrip, boolean rstrip) {
    }

    private record Step(String type, @JsonProperty("pretokenizers") List<Step> preTokenizers, List<Step> decoders,
                        @JsonProperty("add_prefix_space") boolean addPrefixSpace) {

        boolean isByteLevel() {
            return "ByteLevel".equals(type);
        }
    }
}
