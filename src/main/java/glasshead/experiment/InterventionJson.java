package glasshead.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Interventions as JSON, the same on the command line and in session files: a list of objects, each with a `site` (TransformerLens name)
/// and, where that narrows it, `head`, `neuron`, `positions` (none: all; `"END"` is the last), `enabled` (default true), and one action:
///
/// - `"set"`: a number, `"mean_over_positions"` or `"mean_per_position"`
/// - `"scale"`: a number
/// - `"copyFrom"`: `"other"` with optional `otherPositions`, or `"reference"` with `seed`
/// - `"cut"`: `{"query": 3, "key": [1, 2]}` with `renormalise`
/// - `"addUnembedding"`: a token id, or `"addDifference"`: `true`, each with `strength`
/// - `"freeze"`: `"baseline"`
public final class InterventionJson {

    private static final Set<String> ACTIONS = Set.of("set", "scale", "copyFrom", "cut", "addUnembedding", "addDifference", "freeze");
    private static final Set<String> PLACE = Set.of("site", "head", "neuron", "positions", "enabled", "otherPositions", "renormalise",
            "strength", "seed");

    private InterventionJson() {}

    /// @throws BadInput when it is not a list of interventions
    public static List<Intervention> read(JsonNode list) {
        if (!list.isArray()) {
            throw new BadInput("Interventions are a JSON list, as [{\"site\": \"blocks.0.attn.hook_z\", \"head\": 1, \"set\": 0}].");
        }
        List<Intervention> interventions = new ArrayList<>();
        for (JsonNode each : list) {
            interventions.add(one(each));
        }
        return List.copyOf(interventions);
    }

    private static Intervention one(JsonNode json) {
        List<String> actions = new ArrayList<>();
        for (var names = json.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (ACTIONS.contains(name)) {
                actions.add(name);
            } else if (!PLACE.contains(name)) {
                throw new BadInput("An intervention has no '" + name + "'; it has site, head, neuron, positions and one of " + ACTIONS
                        + ".");
            }
        }
        if (actions.size() != 1) {
            throw new BadInput("Each intervention needs exactly one action of " + ACTIONS + ", and one here has " + actions.size() + ".");
        }
        Where where = Where.parse(json.path("site").asText()).withHead(index(json, "head")).withNeuron(index(json, "neuron"));
        return new Intervention(where, positions(json.path("positions")), action(json, actions.getFirst()), json.path("enabled").asBoolean(
                true));
    }

    private static Action action(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return switch (name) {
            case "set" -> set(value);
            case "scale" -> new Action.Scale(number(value, name));
            case "copyFrom" -> copy(json, value.asText());
            case "cut" -> new Action.Cut(positions(value.path("query")), positions(value.path("key")), json.path("renormalise").asBoolean(
                    false));
            case "addUnembedding" -> new Action.AddUnembedding((int) number(value, name), strength(json));
            case "addDifference" -> new Action.AddDifference(strength(json));
            default -> new Action.Freeze();
        };
    }

    private static Action set(JsonNode value) {
        return switch (value.asText()) {
            case "mean_over_positions" -> new Action.Mean(false);
            case "mean_per_position" -> new Action.Mean(true);
            default -> new Action.Set(number(value, "set"));
        };
    }

    private static Action copy(JsonNode json, String from) {
        return switch (from) {
            case "other" -> new Action.CopyOther(positions(json.path("otherPositions")));
            case "reference" -> new Action.CopyReference(json.path("seed").asLong(0));
            default -> throw new BadInput("'copyFrom' is \"other\" or \"reference\", not '" + from + "'.");
        };
    }

    private static double strength(JsonNode json) {
        return json.has("strength") ? number(json.get("strength"), "strength") : 1;
    }

    private static double number(JsonNode value, String name) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new BadInput("'" + name + "' of an intervention must be a number.");
        }
        return value.doubleValue();
    }

    private static int index(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Where.ALL;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
            throw new BadInput("'" + name + "' of an intervention must be a whole number from 0.");
        }
        return value.intValue();
    }

    private static Positions positions(JsonNode value) {
        List<Integer> indices = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : value.isMissingNode() ? List.<JsonNode>of() : List.of(value)) {
            indices.addAll(Positions.parse(each.asText()).indices());
        }
        return new Positions(indices);
    }

    /// The form that [#read] reads.
    public static ArrayNode write(List<Intervention> interventions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        interventions.forEach(each -> list.add(write(each)));
        return list;
    }

    private static ObjectNode write(Intervention line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("site", line.where().siteName());
        if (line.where().head() != Where.ALL) {
            json.put("head", line.where().head());
        }
        if (line.where().neuron() != Where.ALL) {
            json.put("neuron", line.where().neuron());
        }
        if (!line.positions().all()) {
            json.set("positions", write(line.positions()));
        }
        writeAction(json, line.action());
        if (!line.enabled()) {
            json.put("enabled", false);
        }
        return json;
    }

    private static void writeAction(ObjectNode json, Action action) {
        switch (action) {
            case Action.Set set -> json.put("set", set.value());
            case Action.Mean mean -> json.put("set", mean.perPosition() ? "mean_per_position" : "mean_over_positions");
            case Action.Scale scale -> json.put("scale", scale.factor());
            case Action.CopyOther copy -> {
                json.put("copyFrom", "other");
                if (!copy.otherPositions().all()) {
                    json.set("otherPositions", write(copy.otherPositions()));
                }
            }
            case Action.CopyReference copy -> json.put("copyFrom", "reference").put("seed", copy.seed());
            case Action.Cut cut -> {
                json.putObject("cut").<ObjectNode>set("query", write(cut.queries())).set("key", write(cut.keys()));
                json.put("renormalise", cut.renormalise());
            }
            case Action.AddUnembedding add -> json.put("addUnembedding", add.token()).put("strength", add.strength());
            case Action.AddDifference add -> json.put("addDifference", true).put("strength", add.strength());
            case Action.Freeze freeze -> json.put("freeze", "baseline");
        }
    }

    private static ArrayNode write(Positions positions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int index : positions.indices()) {
            if (index == Positions.END) {
                list.add("END");
            } else {
                list.add(index);
            }
        }
        return list;
    }
}
