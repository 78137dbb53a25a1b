package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the files beside a tokenizer's own say of it, put together as transformers 5 does (`PreTrainedTokenizerBase._from_pretrained`):
/// `tokenizer_config.json`; `special_tokens_map.json` and `added_tokens.json`, unless the first has `added_tokens_decoder`.
///
/// @param tokenizerClass `tokenizer_class`, without `Fast`, if it is said
/// @param prefixSpace    `add_prefix_space`, if it is said
/// @param added          tokens with ids, in the order of these
/// @param roles          the special tokens by their role, as `bos_token`; nothing for those that are said to be none
/// @param extra          special tokens without a role
record TokenizerSettings(@Nullable String tokenizerClass, @Nullable Boolean prefixSpace, List<AddedToken> added,
        SequencedMap<String, @Nullable AddedToken> roles,
        List<AddedToken> extra) {

    /// Of a tokenizer with no such files.
    static final TokenizerSettings NONE = new TokenizerSettings(null, null, List.of(), new LinkedHashMap<>(), List.of());

    static final String CONFIG = "tokenizer_config.json";
    static final String SPECIAL = "special_tokens_map.json";
    static final String ADDED = "added_tokens.json";
    static final String BOS = "bos_token";
    static final String EOS = "eos_token";

    private static final long LONGEST = 16L << 20;
    private static final List<String> ROLES = List.of(BOS, EOS, "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");
    private static final List<String> EXTRA = List.of("extra_special_tokens", "additional_special_tokens");
    private static final String DECODER = "added_tokens_decoder";
    private static final String GPT2 = "GPT2Tokenizer";

    /// @param modelClass `tokenizer_class` of the model's `config.json`, which counts where the tokenizer's own files name none; may be
    ///                   empty
    static TokenizerSettings read(Path folder, String modelClass) {
        JsonNode config = object(folder, CONFIG);
        boolean whole = config.path(DECODER).isObject();
        JsonNode special = whole ? MissingNode.getInstance() : object(folder, SPECIAL);
        SequencedMap<String, @Nullable AddedToken> roles = new LinkedHashMap<>();
        ROLES.forEach(role -> role(roles, role, special.has(role) ? special : config));
        for (JsonNode from : List.of(config, special)) {
            from.propertyStream().filter(field -> isOtherRole(field.getKey(), field.getValue())).forEach(
                    field -> role(roles, field.getKey(), from));
        }
        List<AddedToken> extra = new ArrayList<>();
        EXTRA.forEach(key -> (special.has(key) ? special : config).path(key).forEach(token -> extra.add(AddedToken.special(token))));
        JsonNode prefix = config.path("add_prefix_space");
        String named = config.path("tokenizer_class").asText(modelClass);
        return new TokenizerSettings(named.isEmpty() ? null : named.replaceFirst("Fast$", ""), prefix.isBoolean() ? prefix.booleanValue()
                : null, whole ? decoder(config.get(DECODER)) : added(object(folder, ADDED), roles, extra), roles, extra);
    }

    private static boolean isOtherRole(String key, JsonNode value) {
        return key.endsWith("_token") && !ROLES.contains(key) && (value.isTextual() || value.isObject());
    }

    private static JsonNode object(Path folder, String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            return MissingNode.getInstance();
        }
        JsonNode json = StrictJson.read(folder.resolve(name), LONGEST);
        if (!json.isObject()) {
            throw new BadInput("The file " + Quoted.of(name) + " is not a JSON object: get it again, or give the prompt as token ids.");
        }
        return json;
    }

    private static void role(SequencedMap<String, @Nullable AddedToken> roles, String role, JsonNode from) {
        if (from.has(role)) {
            roles.put(role, from.get(role).isNull() ? null : AddedToken.special(from.get(role)));
        }
    }

    private static List<AddedToken> decoder(JsonNode byId) {
        return byId.propertyStream().map(field -> AddedToken.of(id(field.getKey(), CONFIG), field.getValue())).sorted(Comparator
                .comparing(AddedToken::id)).toList();
    }

    private static List<AddedToken> added(JsonNode ids, SequencedMap<String, @Nullable AddedToken> roles, List<AddedToken> extra) {
        Set<String> special = extra.stream().map(AddedToken::content).collect(Collectors.toSet());
        roles.values().stream().filter(token -> token != null).forEach(token -> special.add(token.content()));
        return ids.propertyStream().filter(field -> !field.getKey().isEmpty()).map(field -> AddedToken.named(id(field.getValue().asText(),
                ADDED), field.getKey(), special.contains(field.getKey()))).sorted(Comparator.comparing(AddedToken::id)).toList();
    }

    private static int id(String written, String file) {
        if (!written.matches("\\d{1,7}")) {
            throw new BadInput("The file " + Quoted.of(file) + " has the token id " + Quoted.of(written)
                    + ": correct it, or give the prompt as token ids.");
        }
        return Integer.parseInt(written);
    }

    /// Whether transformers makes a tokenizer of GPT-2's kind from these files, in which `<|endoftext|>` has the roles that nothing is said
    /// of.
    boolean isGpt2() {
        return tokenizerClass == null || tokenizerClass.equals(GPT2);
    }

    /// The token that a role has, if any.
    @Nullable
    AddedToken role(String role) {
        return roles.containsKey(role) || !isGpt2() || ROLES.indexOf(role) > 2 ? roles.get(role)
                : AddedToken.named(null, Tokenizer.END_OF_TEXT, true);
    }

    /// Whether a special token is named, not only one of those that GPT-2's kind has without being told.
    boolean names(AddedToken token) {
        return extra.contains(token) || roles.containsValue(token);
    }

    /// The special tokens, those that GPT-2's kind has without being told included.
    List<AddedToken> special() {
        List<@Nullable AddedToken> all = new ArrayList<>();
        ROLES.forEach(role -> all.add(role(role)));
        roles.forEach((role, token) -> all.add(ROLES.contains(role) ? null : token));
        all.addAll(extra);
        return all.stream().filter(token -> token != null).toList();
    }

    /// What starts a document: the BOS token, else the EOS token, else `<|endoftext|>` (`HookedTransformer.set_tokenizer` of
    /// TransformerLens).
    String begin() {
        AddedToken bos = role(BOS);
        AddedToken token = bos != null ? bos : role(EOS);
        return token != null ? token.content() : Tokenizer.END_OF_TEXT;
    }
}
