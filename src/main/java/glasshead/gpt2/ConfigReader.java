package glasshead.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.util.List;
import java.util.Map;

/// Reads single values of an untrusted `config.json`. A key that is absent or null takes its default; anything of the wrong kind or out of
/// range is refused.
final class ConfigReader {

    /// The names that most other models have for GPT-2's keys (`GPT2Config.attribute_map` in transformers).
    private static final Map<String, String> ALIASES = Map.of("n_embd", "hidden_size", "n_head", "num_attention_heads", "n_layer",
            "num_hidden_layers", "n_positions", "max_position_embeddings");

    private final JsonNode json;
    private final List<String> notes;

    /// @param notes receives a sentence for each doubt
    ConfigReader(JsonNode json, List<String> notes) {
        this.json = json;
        this.notes = notes;
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    /// Whether the file has a value under either name.
    boolean states(String key) {
        return has(key) || has(ALIASES.getOrDefault(key, key));
    }

    /// A number that the model's shape depends on, under its own name or the one that other models have for it. Where both are there the
    /// latter counts, and where neither is the default of `GPT2Config`, both as in transformers.
    int shape(String key, int absent, int least, int most) {
        String alias = ALIASES.getOrDefault(key, key);
        if (has(alias) && has(key) && !json.get(alias).equals(json.get(key))) {
            notes.add("config.json has both " + key + " (" + shown(json.get(key)) + ") and " + alias + " (" + shown(json.get(alias)) + "); "
                    + alias + " is used, as in transformers.");
        }
        if (states(key)) {
            return integer(has(alias) ? alias : key, 0, least, most);
        }
        if (json.has(key)) {
            throw new BadInput("The key " + key + " is null in config.json: get the complete file of the model.");
        }
        notes.add("config.json has no " + key + "; " + absent + " is used, as in transformers.");
        return absent;
    }

    int integer(String key, int absent, int least, int most) {
        if (!has(key)) {
            return absent;
        }
        var value = json.get(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(key, value, "a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    float positive(String key, float absent, float most) {
        if (!has(key)) {
            return absent;
        }
        var value = json.get(key);
        if (!value.isNumber() || !(value.floatValue() > 0) || value.floatValue() > most) {
            throw wrong(key, value, "a number above 0, at most " + most);
        }
        return value.floatValue();
    }

    boolean flag(String key, boolean absent) {
        if (!has(key)) {
            return absent;
        }
        if (!json.get(key).isBoolean()) {
            throw wrong(key, json.get(key), "true or false");
        }
        return json.get(key).booleanValue();
    }

    String text(String key, String absent) {
        if (!has(key)) {
            return absent;
        }
        if (!json.get(key).isTextual()) {
            throw wrong(key, json.get(key), "a text");
        }
        return json.get(key).textValue();
    }

    private static BadInput wrong(String key, JsonNode value, String allowed) {
        return new BadInput("The key " + key + " in config.json is " + shown(value) + ", but must be " + allowed
                + ": correct it or get the model again.");
    }

    /// Containers are not printed: they may be nested as deep as the sender liked.
    private static String shown(JsonNode value) {
        return value.isContainerNode() ? "a list or object" : Quoted.of(value.asText());
    }
}
