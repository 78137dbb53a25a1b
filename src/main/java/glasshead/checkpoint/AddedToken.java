package glasshead.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import org.jspecify.annotations.Nullable;

/// A token that is cut out of the text before the tokenizer's model sees the rest, as `<|endoftext|>`.
///
/// @param id         as a file states it, if it does
/// @param singleWord whether letters may not stand next to it
/// @param lstrip     whether it takes the white space before it with it
/// @param normalized whether it is looked for in the normalised text
record AddedToken(@Nullable Integer id, String content, @JsonProperty("single_word") boolean singleWord, boolean lstrip, boolean rstrip,
        boolean normalized, boolean special) {

    /// One that is named without flags.
    static AddedToken named(@Nullable Integer id, String content, boolean special) {
        return new AddedToken(id, content, false, false, false, !special, special);
    }

    /// A name, or an object with `content` and flags.
    static AddedToken special(JsonNode value) {
        if (value.isTextual() && !value.textValue().isEmpty()) {
            return named(null, value.textValue(), true);
        }
        return of(null, value).asSpecial();
    }

    static AddedToken of(@Nullable Integer id, JsonNode value) {
        if (!value.path("content").isTextual() || value.path("content").textValue().isEmpty()) {
            throw new BadInput("A token that the tokenizer's files add has no content: get them again, or give the prompt as token ids.");
        }
        return new AddedToken(id, value.get("content").textValue(), flag(value, "single_word", false), flag(value, "lstrip", false), flag(
                value, "rstrip", false), flag(value, "normalized", true), flag(value, "special", false));
    }

    private static boolean flag(JsonNode token, String key, boolean absent) {
        return token.path(key).asBoolean(absent);
    }

    private AddedToken asSpecial() {
        return new AddedToken(id, content, singleWord, lstrip, rstrip, normalized, true);
    }

    AddedToken withId(@Nullable Integer other) {
        return new AddedToken(other, content, singleWord, lstrip, rstrip, normalized, special);
    }

    /// As a `tokenizer.json` has it.
    ObjectNode json() {
        return StrictJson.MAPPER.createObjectNode().put("id", id).put("content", content).put("single_word", singleWord).put("lstrip",
                lstrip).put("rstrip", rstrip).put("normalized", normalized).put("special", special);
    }
}
