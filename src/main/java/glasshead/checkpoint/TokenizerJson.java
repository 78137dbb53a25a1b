package glasshead.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The parts of a `tokenizer.json` that turn text into ids.
///
/// The native tokenizer library aborts the whole process on some inputs that it does not expect (half a surrogate pair in a name is enough)
/// and runs any regular expression that a file brings. So it never sees the file: [#canonical] writes a new one from checked parts of known
/// kinds. Decoder and post-processor are left out, since neither changes the ids.
record TokenizerJson(Model model, @JsonProperty("added_tokens") List<Added> added, TokenizerStep normalizer,
        @JsonProperty("pre_tokenizer") TokenizerStep preTokenizer, TokenizerStep decoder) {

    record Model(String type, Map<String, Integer> vocab, List<JsonNode> merges, @JsonProperty("unk_token") String unknown,
            @JsonProperty("continuing_subword_prefix") String prefix, @JsonProperty("end_of_word_suffix") String suffix,
            @JsonProperty("fuse_unk") boolean fuseUnknown, @JsonProperty("byte_fallback") boolean byteFallback,
            @JsonProperty("ignore_merges") boolean ignoreMerges) {

        /// GPT-2's own file is so old that its model has no type.
        boolean isBpe() {
            return type == null || type.equals("BPE");
        }
    }

    record Added(Integer id, String content, @JsonProperty("single_word") boolean singleWord, boolean lstrip, boolean rstrip,
            boolean normalized,
            boolean special) {
    }

    /// Checks what [#canonical] and the vocabulary rely on.
    void check() {
        if (model == null || model.vocab() == null || !model.isBpe() && !"WordLevel".equals(model.type())) {
            throw new BadInput("The tokenizer is of type " + Quoted.of(model == null || model.type() == null ? "unknown" : model.type())
                    + ", but only BPE and WordLevel tokenizers can be used: give the prompt as token ids, or use a model with such a "
                    + "tokenizer.");
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

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }

    @Override
    public List<Added> added() {
        return added == null ? List.of() : added;
    }

    /// A `tokenizer.json` with the same ids for every text, in which nothing is left that was not checked.
    String canonical() {
        var root = StrictJson.MAPPER.createObjectNode().put("version", "1.0").putNull("truncation").putNull("padding");
        var tokens = root.putArray("added_tokens");
        for (var token : added()) {
            tokens.addObject().put("id", token.id()).put("content", token.content()).put("single_word", token.singleWord()).put("lstrip",
                    token.lstrip())
                    .put("rstrip", token.rstrip()).put("normalized", token.normalized()).put("special", token.special());
        }
        root.set("normalizer", normalizer == null ? null : normalizer.normalizer());
        root.set("pre_tokenizer", preTokenizer == null ? null : preTokenizer.preTokenizer());
        root.putNull("post_processor").putNull("decoder");
        putModel(root.putObject("model"));
        var json = root.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new BadInput("A token in 'tokenizer.json' holds half of a character (an unpaired surrogate): get the file again.");
        }
        return json;
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
