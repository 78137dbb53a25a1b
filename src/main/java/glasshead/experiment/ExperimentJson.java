package glasshead.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An experiment as JSON, what a session file holds. Only `glasshead` (the form's version) and `model` must be there; what is missing has
/// its usual value, so that files from before a field existed still open.
///
/// ```json
/// {"glasshead": 1, "model": "tiny-english", "prompt": "text, or a list of token ids", "otherPrompt": "",
///  "contrast": {"answers": [" Mary"], "distractors": [" John"], "position": 14},
///  "interventions": [], "options": {"bos": true, "rawWeights": false, "referencePrompts": []}}
/// ```
public final class ExperimentJson {

    /// Raised when a program that knows only the form before would read a file wrongly.
    public static final int VERSION = 1;

    private static final String VERSION_FIELD = "glasshead";
    private static final Set<String> FIELDS = Set.of(VERSION_FIELD, "model", "prompt", "otherPrompt", "contrast", "interventions",
            "options");
    private static final Set<String> CONTRAST = Set.of("answers", "distractors", "position");
    private static final Set<String> OPTIONS = Set.of("bos", "rawWeights", "referencePrompts");
    /// More than a person makes, and few enough for every list in the window.
    private static final int MOST = 1000;

    private ExperimentJson() {}

    /// The form that [#read] reads.
    public static ObjectNode write(Experiment experiment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(VERSION_FIELD, VERSION).put("model", experiment.model());
        json.set("prompt", prompt(experiment.prompt()));
        json.set("otherPrompt", prompt(experiment.other()));
        Contrast contrast = experiment.contrast();
        ObjectNode asked = json.putObject("contrast");
        asked.set("answers", texts(contrast.answers()));
        asked.set("distractors", texts(contrast.distractors()));
        if (contrast.position() != Contrast.LAST) {
            asked.put("position", contrast.position());
        }
        json.set("interventions", InterventionJson.write(experiment.interventions()));
        Options options = experiment.options();
        json.putObject("options").put("bos", options.bos()).put("rawWeights", options.rawWeights())
                .set("referencePrompts", texts(options.referencePrompts()));
        return json;
    }

    private static JsonNode prompt(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> JsonNodeFactory.instance.textNode(text.text());
            case Prompt.Tokens tokens -> {
                ArrayNode ids = JsonNodeFactory.instance.arrayNode();
                tokens.ids().forEach(ids::add);
                yield ids;
            }
        };
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /// @throws BadInput when it is no experiment, or one of a newer version
    public static Experiment read(JsonNode json) {
        JsonNode version = json.path(VERSION_FIELD);
        if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() < 1) {
            throw new BadInput("it is no JSON object with {\"" + VERSION_FIELD + "\": " + VERSION + "} and a model in it.");
        }
        if (version.intValue() > VERSION) {
            throw new BadInput("This is version " + version.intValue() + " of the session form and this Glasshead knows version " + VERSION
                    + "; open it with a newer Glasshead.");
        }
        onlyFields(json, FIELDS);
        JsonNode contrast = part(json, "contrast");
        onlyFields(contrast, CONTRAST);
        JsonNode options = part(json, "options");
        onlyFields(options, OPTIONS);
        return new Experiment(text(json.path("model"), "model"), prompt(json.path("prompt"), "prompt"), prompt(json.path("otherPrompt"),
                "otherPrompt"),
                new Contrast(texts(contrast.path("answers"), "answers"), texts(contrast.path("distractors"), "distractors"), position(
                        contrast.path("position"))),
                json.has("interventions") ? InterventionJson.read(bounded(json.get("interventions"), "interventions")) : List.of(),
                new Options(flag(options, "bos", Options.DEFAULT.bos()), flag(options, "rawWeights", Options.DEFAULT.rawWeights()),
                        texts(options.path("referencePrompts"), "referencePrompts")));
    }

    /// A part that is missing counts as one without fields.
    private static JsonNode part(JsonNode json, String name) {
        JsonNode part = json.path(name);
        if (!part.isMissingNode() && !part.isObject()) {
            throw new BadInput("'" + name + "' of a session must be a JSON object.");
        }
        return part;
    }

    private static void onlyFields(JsonNode json, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new BadInput("A session has no '" + shortened(name) + "'; it has " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        });
    }

    private static Prompt prompt(JsonNode value, String name) {
        if (value.isMissingNode()) {
            return Prompt.NONE;
        }
        if (value.isTextual()) {
            return new Prompt.Text(value.textValue());
        }
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : list(value, name)) {
            ids.add(natural(id, name));
        }
        return new Prompt.Tokens(ids);
    }

    private static int position(JsonNode value) {
        return value.isMissingNode() ? Contrast.LAST : natural(value, "position");
    }

    private static int natural(JsonNode value, String name) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new BadInput("'" + name + "' of a session must be made of whole numbers from 0.");
        }
        return value.intValue();
    }

    private static boolean flag(JsonNode json, String name, boolean usual) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new BadInput("'" + name + "' of a session must be true or false.");
        }
        return value.asBoolean(usual);
    }

    private static List<String> texts(JsonNode value, String name) {
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : bounded(list(value, name), name)) {
            texts.add(text(each, name));
        }
        return texts;
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw new BadInput("'" + name + "' of a session must be text.");
        }
        return value.textValue();
    }

    private static JsonNode list(JsonNode value, String name) {
        if (!value.isArray()) {
            throw new BadInput("'" + name + "' of a session must be a list.");
        }
        return value;
    }

    private static JsonNode bounded(JsonNode list, String name) {
        if (list.size() > MOST) {
            throw new BadInput("'" + name + "' of a session has " + list.size() + " entries and may have " + MOST + ".");
        }
        return list;
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
