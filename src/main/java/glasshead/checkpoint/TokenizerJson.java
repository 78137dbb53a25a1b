package glasshead.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of a `tokenizer.json` that turn text into ids.
///
/// The native tokenizer library aborts the whole process on some inputs that it does not expect (half a surrogate pair in a name is enough)
/// and runs any regular expression that a file brings. So it never sees the file: [#canonical] writes a new one from checked parts of known
/// kinds. Decoder and post-processor are left out, since neither changes the ids.
record TokenizerJson(Model model, @JsonProperty("added_tokens") @Nullable List<AddedToken> added, @Nullable TokenizerStep normalizer,
        @JsonProperty("pre_tokenizer") @Nullable TokenizerStep preTokenizer, @Nullable TokenizerStep decoder) {

    record Model(@Nullable String type, Map<String, Integer> vocab, List<JsonNode> merges,
            @JsonProperty("unk_token") @Nullable String unknown,
            @JsonProperty("continuing_subword_prefix") @Nullable String prefix, @JsonProperty("end_of_word_suffix") @Nullable String suffix,
            @JsonProperty("fuse_unk") boolean fuseUnknown, @JsonProperty("byte_fallback") boolean byteFallback,
            @JsonProperty("ignore_merges") boolean ignoreMerges) {

        /// GPT-2's own file is so old that its model has no type.
        boolean isBpe() {
            return type == null || type.equals("BPE");
        }
    }

    /// The file's parts, once it is known that they are of a kind that can be used: those of other kinds have other forms.
    static TokenizerJson parse(String json) {
        JsonNode root = StrictJson.parse(json, JsonNode.class, TokenizerFile.FILE);
        String type = root.path("model").path("type").asText("BPE");
        if (root.isObject() && !(root.path("model").has("vocab") && (type.equals("BPE") || type.equals("WordLevel")))) {
            throw new BadInput("The tokenizer is of type " + Quoted.of(root.path("model").path("type").asText("unknown"))
                    + ", and only BPE and WordLevel tokenizers are supported: give the prompt as token ids, as 5,17,3, or use a model with "
                    + "such a tokenizer.");
        }
        TokenizerJson content = StrictJson.parse(json, TokenizerJson.class, TokenizerFile.FILE);
        content.check();
        return content;
    }

    /// Checks what [#canonical] and the vocabulary rely on.
    private void check() {
        if (model.vocab() == null) {
            throw new BadInput("The vocabulary in 'tokenizer.json' is null: get the file again.");
        }
        if (model.isBpe() && (model.merges() == null || isGiven(model.prefix()) || isGiven(model.suffix()))) {
            throw new BadInput(
                    "The BPE model in 'tokenizer.json' has no merges, or marks the parts of words with a prefix or suffix, which "
                            + "can't be used: "
                            + "give the prompt as token ids, or use a model with such a tokenizer.");
        }
        for (var token : added()) {
            if (token == null || token.content() == null || token.content().isEmpty() || token.id() == null) {
                throw new BadInput("An added token in 'tokenizer.json' has no content or no id: get the file again.");
            }
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    @Override
    public List<AddedToken> added() {
        return added == null ? List.of() : added;
    }

    /// A `tokenizer.json` with the same ids for every text, in which nothing is left that was not checked.
    ///
    /// @param tokens added to the vocabulary, with the ids that they have
    String canonical(List<AddedToken> tokens) {
        var root = root(tokens, preTokenizer == null ? null : preTokenizer.preTokenizer());
        putModel(root.putObject("model"));
        return text(root);
    }

    /// One that changes and cuts a text as this does, but whose pieces are the single bytes of what is left (in [ByteAlphabet]): what the
    /// model has to express.
    ///
    /// @param tokens added to the vocabulary, with ids behind those of the bytes
    String bytes(List<AddedToken> tokens) {
        var steps = StrictJson.MAPPER.createArrayNode();
        if (preTokenizer != null) {
            steps.add(preTokenizer.preTokenizer());
        }
        if (preTokenizer == null || preTokenizer.all().noneMatch(TokenizerStep::isByteLevel)) {
            steps.addObject().put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true).put("use_regex", false);
        }
        var sequence = StrictJson.MAPPER.createObjectNode().put("type", "Sequence").set("pretokenizers", steps);
        var root = root(tokens, sequence);
        var bpe = root.putObject("model").put("type", "BPE").putNull("unk_token");
        bpe.putArray("merges");
        bpe.set("vocab", StrictJson.MAPPER.valueToTree(ByteAlphabet.ids()));
        return text(root);
    }

    private ObjectNode root(List<AddedToken> tokens, @Nullable JsonNode preTokenizerJson) {
        var root = StrictJson.MAPPER.createObjectNode().put("version", "1.0").putNull("truncation").putNull("padding");
        var added = root.putArray("added_tokens");
        tokens.forEach(token -> added.add(token.json()));
        root.set("normalizer", normalizer == null ? null : normalizer.normalizer());
        root.set("pre_tokenizer", preTokenizerJson);
        root.putNull("post_processor").putNull("decoder");
        return root;
    }

    private static String text(ObjectNode root) {
        var json = root.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new BadInput("A token in 'tokenizer.json' holds half of a character (an unpaired surrogate): get the file again.");
        }
        return json;
    }

    /// Whether pieces stand for bytes.
    boolean isByteLevel() {
        return Stream.concat(steps(preTokenizer), steps(decoder)).anyMatch(TokenizerStep::isByteLevel);
    }

    /// Whether a space is put in front.
    boolean prefixSpace() {
        return steps(preTokenizer).anyMatch(step -> step.isByteLevel() && step.addPrefixSpace());
    }

    /// Whether nothing but the space in front differs from what GPT-2's tokenizer does with a text before its merges.
    boolean isGpt2() {
        return normalizer == null && steps(preTokenizer).allMatch(TokenizerStep::isGpt2) && isByteLevel();
    }

    private static Stream<TokenizerStep> steps(@Nullable TokenizerStep step) {
        return step == null ? Stream.empty() : step.all();
    }

    TokenizerJson withPrefixSpace(boolean prefix) {
        return new TokenizerJson(model, added, normalizer, preTokenizer == null ? null : preTokenizer.withPrefixSpace(prefix), decoder);
    }

    private void putModel(ObjectNode out) {
        out.put("type", model.isBpe() ? "BPE" : "WordLevel");
        out.set("vocab", StrictJson.MAPPER.valueToTree(model.vocab()));
        out.put("unk_token", model.unknown());
        if (model.isBpe()) {
            // Dropout would make the ids of a text a matter of chance.
            out.putNull("dropout").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
            out.put("fuse_unk", model.fuseUnknown()).put("byte_fallback", model.byteFallback()).put("ignore_merges", model.ignoreMerges());
            var merges = out.putArray("merges");
            model.merges().forEach(merge -> {
                var pair = pair(merge);
                merges.addArray().add(pair[0]).add(pair[1]);
            });
        }
    }

    /// A merge is written `"a b"` or, newer, `["a", "b"]`.
    private String[] pair(JsonNode merge) {
        String[] pair = {};
        if (merge != null && merge.isTextual()) {
            pair = merge.textValue().split(" ", -1);
        } else if (merge != null && merge.isArray() && merge.size() == 2 && merge.get(0).isTextual() && merge.get(1).isTextual()) {
            pair = new String[] {merge.get(0).textValue(), merge.get(1).textValue()};
        }
        if (pair.length != 2 || !model.vocab().containsKey(pair[0]) || !model.vocab().containsKey(pair[1]) || !model.vocab().containsKey(
                pair[0] + pair[1])) {
            throw new BadInput("The merge " + Quoted.of(String.join(" ", pair))
                    + " is no pair of tokens whose union is a token: get the tokenizer's files again.");
        }
        return pair;
    }
}
