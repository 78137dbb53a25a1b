package glasshead.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;

/// Reads single values of an untrusted `config.json`. A key that is absent or null takes its default; anything of the wrong kind or out of
/// range is refused.
final class ConfigReader {

    private final JsonNode json;

    ConfigReader(JsonNode json) {
        this.json = json;
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    int required(String key, int least, int most) {
        if (!has(key)) {
            throw new BadInput("The key " + key + " is missing from config.json: get the complete file of the model.");
        }
        return integer(key, 0, least, most);
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
        // Containers are not printed: they may be nested as deep as the sender liked.
        var shown = value.isContainerNode() ? "a list or object" : Quoted.of(value.asText());
        return new BadInput("The key " + key + " in config.json is " + shown + ", but must be " + allowed
                + ": correct it or get the model again.");
    }
}
