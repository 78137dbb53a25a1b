package glasshead.engine.verify;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.InterventionJson;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One published figure: what was measured, on what, and what came out.
///
/// @param kind      how it is measured, one of [Measures]
/// @param what      for people
/// @param given     the figure's own parameters: `prompts`, `interventions`, `bos`, `raw` and what its kind asks for
/// @param expected  a number, a list of numbers however nested, a text, token ids, or an object of numbers by name
/// @param tolerance how far off each number may be, absolute
/// @param source    where it was published
public record Figure(String id, String kind, String what, JsonNode given, JsonNode expected, double tolerance, String source) {

    static Figure of(JsonNode json) {
        return new Figure(json.get("id").asText(), json.get("kind").asText(), json.get("what").asText(), json, json.get("expected"),
                json.path("tolerance").asDouble(0), json.get("source").asText());
    }

    /// How far off it may be, in plain digits; `equal` for texts and counts.
    public String toleranceText() {
        return tolerance == 0 ? "equal" : BigDecimal.valueOf(tolerance).stripTrailingZeros().toPlainString();
    }

    /// One experiment for each of the figure's prompts, without its interventions.
    List<Experiment> experiments(String model) {
        List<Experiment> experiments = new ArrayList<>();
        Options options = Options.DEFAULT.withBos(given.path("bos").asBoolean(true)).withRawWeights(given.path("raw").asBoolean(false));
        for (JsonNode prompt : given.path("prompts")) {
            Contrast contrast = new Contrast(texts(prompt, "answer", "answers"), texts(prompt, "distractor", "distractors"), Contrast.LAST);
            Prompt other = prompt.has("other") ? new Prompt.Text(prompt.get("other").asText()) : Prompt.NONE;
            experiments.add(new Experiment(model, prompt(prompt), other, contrast, List.of(), options));
        }
        return experiments;
    }

    private static Prompt prompt(JsonNode json) {
        if (json.has("text")) {
            return new Prompt.Text(json.get("text").asText());
        }
        List<Integer> ids = new ArrayList<>();
        json.get("tokens").forEach(id -> ids.add(id.asInt()));
        return new Prompt.Tokens(ids);
    }

    private static List<String> texts(JsonNode json, String... keys) {
        List<String> texts = new ArrayList<>();
        Stream.of(keys).map(json::path).forEach(value -> {
            if (value.isTextual()) {
                texts.add(value.asText());
            }
            value.forEach(each -> texts.add(each.asText()));
        });
        return texts;
    }

    /// What is done in the run that is measured.
    List<Intervention> interventions() {
        return given.has("interventions") ? InterventionJson.read(given.get("interventions")) : List.of();
    }
}
