package glasshead.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A normalizer, pre-tokenizer or decoder of a `tokenizer.json`, which may be a sequence of others. Only kinds on a list are passed on.
record TokenizerStep(@Nullable String type, @Nullable List<TokenizerStep> normalizers,
        @JsonProperty("pretokenizers") @Nullable List<TokenizerStep> preTokenizers,
        @Nullable List<TokenizerStep> decoders, @JsonProperty("add_prefix_space") boolean addPrefixSpace,
        @JsonProperty("use_regex") @Nullable Boolean useRegex,
        @JsonProperty("individual_digits") boolean individualDigits, @Nullable JsonNode pattern, @Nullable String behavior,
        boolean invert) {

    private static final Set<String> NORMALIZERS = Set.of("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents");
    private static final Set<String> SPLITTERS = Set.of("Whitespace", "WhitespaceSplit", "BertPreTokenizer");
    private static final Set<String> BEHAVIORS = Set.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");
    /// A foreign regular expression can be made to run for hours, so only those of GPT-2, Llama 3 and Qwen 2 are taken.
    private static final Set<String> PATTERNS = Set.of(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    boolean isByteLevel() {
        return "ByteLevel".equals(type);
    }

    boolean isGpt2() {
        return isByteLevel() && !Boolean.FALSE.equals(useRegex);
    }

    /// The same with all that work on bytes putting a space in front, or not.
    TokenizerStep withPrefixSpace(boolean prefix) {
        var inside = preTokenizers == null ? null : inner(preTokenizers).stream().map(step -> step.withPrefixSpace(prefix)).toList();
        return new TokenizerStep(type, normalizers, inside, decoders, isByteLevel() ? prefix : addPrefixSpace, useRegex, individualDigits,
                pattern, behavior, invert);
    }

    /// This step and all inside it.
    Stream<TokenizerStep> all() {
        return Stream.concat(Stream.of(this), Stream.of(inner(preTokenizers), inner(decoders)).flatMap(List::stream).flatMap(
                TokenizerStep::all));
    }

    private static List<TokenizerStep> inner(@Nullable List<TokenizerStep> steps) {
        return steps == null ? List.of() : steps.stream().filter(Objects::nonNull).toList();
    }

    ObjectNode normalizer() {
        var out = StrictJson.MAPPER.createObjectNode().put("type", type);
        if ("Sequence".equals(type)) {
            var steps = out.putArray("normalizers");
            inner(normalizers).forEach(step -> steps.add(step.normalizer()));
        } else if (type == null || !NORMALIZERS.contains(type)) {
            throw unknown("normalizer");
        }
        return out;
    }

    ObjectNode preTokenizer() {
        var out = StrictJson.MAPPER.createObjectNode().put("type", type);
        switch (type) {
            case "ByteLevel" -> out.put("add_prefix_space", addPrefixSpace).put("trim_offsets", true).put("use_regex", !Boolean.FALSE
                    .equals(useRegex));
            case "Digits" -> out.put("individual_digits", individualDigits);
            case "Split" -> split(out);
            case "Sequence" -> {
                var steps = out.putArray("pretokenizers");
                inner(preTokenizers).forEach(step -> steps.add(step.preTokenizer()));
            }
            case null, default -> {
                if (type == null || !SPLITTERS.contains(type)) {
                    throw unknown("pre-tokenizer");
                }
            }
        }
        return out;
    }

    private void split(ObjectNode out) {
        var regex = pattern == null ? null : pattern.path("Regex").textValue();
        if (regex == null || !PATTERNS.contains(regex) || behavior == null || !BEHAVIORS.contains(behavior)) {
            throw unknown("pre-tokenizer");
        }
        out.putObject("pattern").put("Regex", regex);
        out.put("behavior", behavior).put("invert", invert);
    }

    private BadInput unknown(String kind) {
        return new BadInput("The tokenizer has the " + kind + " " + Quoted.of(type == null ? "none" : type)
                + ", which is not supported in this form: give the prompt as token ids, as 5,17,3, or use a model with GPT-2's tokenizer.");
    }
}
