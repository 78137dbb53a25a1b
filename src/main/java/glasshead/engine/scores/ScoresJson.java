package glasshead.engine.scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Config;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// [ModelScores] as JSON: `schema`, `weights` (hash), `data` (seed, rows, repeated, bos, source), `scores` (a `[layer][head]` matrix for
/// each detector), and the mean losses `lossFirstHalf` and `lossSecondHalf`.
public final class ScoresJson {

    private static final int SCHEMA = 1;
    private static final double DECIMALS = 1e6;
    private static final double LARGEST_LOSS = 1e6;
    private static final int MOST_ROWS = 1 << 16;
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}");
    private static final String AGAIN = ": compute the scores again.";

    private final String name;
    private final Gpt2Config config;

    private ScoresJson(String name, Gpt2Config config) {
        this.name = name;
        this.config = config;
    }

    public static ObjectNode write(ModelScores model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA).put("weights", model.weights());
        RepeatedTokens data = model.data();
        json.putObject("data").put("kind", "random repeated tokens").put("seed", data.seed()).put("rows", data.rows()).put("repeated", data
                .repeated())
                .put("bos", data.bos()).put("source", key(data.source()));
        ObjectNode scores = json.putObject("scores");
        for (Detector detector : Detector.values()) {
            ArrayNode layers = scores.putArray(key(detector));
            for (double[] layer : model.scores().of(detector)) {
                Arrays.stream(layer).map(ScoresJson::rounded).forEach(layers.addArray()::add);
            }
        }
        return json.put("lossFirstHalf", rounded(model.scores().lossFirstHalf())).put("lossSecondHalf", rounded(model.scores()
                .lossSecondHalf()));
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// @param name   of the file, for sentences
    /// @param config of the model that they are to belong to
    /// @throws BadInput when a number is missing, out of its range, or there is not one for every head
    static ModelScores read(JsonNode json, String name, Gpt2Config config) {
        return new ScoresJson(name, config).read(json);
    }

    private ModelScores read(JsonNode json) {
        require(json.path("schema").isInt() && json.path("schema").intValue() == SCHEMA, "is of a version that this program does not know");
        require(json.path("weights").isTextual() && MARK.matcher(json.path("weights").textValue()).matches(),
                "does not say which weights it is of");
        JsonNode scores = json.path("scores");
        DetectorScores read = new DetectorScores(matrix(scores, Detector.PREVIOUS), matrix(scores, Detector.CURRENT), matrix(scores,
                Detector.DUPLICATE),
                matrix(scores, Detector.INDUCTION), matrix(scores, Detector.FIRST), loss(json, "lossFirstHalf"), loss(json,
                        "lossSecondHalf"));
        return new ModelScores(json.get("weights").textValue(), data(json.path("data")), read);
    }

    private RepeatedTokens data(JsonNode data) {
        require(data.path("seed").isIntegralNumber() && data.path("seed").canConvertToLong(), "has no seed");
        require(data.path("bos").isBoolean(), "does not say whether BOS was in front");
        int rows = within(data, "rows", 1, MOST_ROWS);
        int repeated = within(data, "repeated", 2, Math.max(2, config.positions() / 2));
        TokenPool.Source source = Arrays.stream(TokenPool.Source.values()).filter(each -> key(each).equals(data.path("source").asText()))
                .findFirst()
                .orElseThrow(() -> wrong("does not say where the tokens were from"));
        return new RepeatedTokens(data.get("seed").longValue(), rows, repeated, data.get("bos").booleanValue(), source);
    }

    private int within(JsonNode data, String key, int least, int most) {
        JsonNode value = data.path(key);
        require(value.isInt() && value.intValue() >= least && value.intValue() <= most, "has no usable number of " + key);
        return value.intValue();
    }

    private double[][] matrix(JsonNode scores, Detector detector) {
        JsonNode layers = scores.path(key(detector));
        require(layers.isArray() && layers.size() == config.layers(), "does not have " + config.layers() + " layers of " + key(detector)
                + " scores");
        double[][] matrix = new double[config.layers()][config.heads()];
        for (int layer = 0; layer < matrix.length; layer++) {
            JsonNode heads = layers.get(layer);
            require(heads.isArray() && heads.size() == config.heads(), "does not have " + config.heads() + " heads of " + key(detector)
                    + " scores in layer " + layer);
            for (int head = 0; head < matrix[layer].length; head++) {
                matrix[layer][head] = number(heads.get(head), 1, "a " + key(detector) + " score");
            }
        }
        return matrix;
    }

    private double loss(JsonNode json, String key) {
        return number(json.path(key), LARGEST_LOSS, key);
    }

    private double number(JsonNode value, double most, String what) {
        require(value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= most, "has " + what + " that is no number from 0 to "
                + (most == 1 ? "1" : "a million"));
        return value.doubleValue();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private BadInput wrong(String how) {
        return new BadInput("The file " + name + " " + how + AGAIN);
    }
}
