package glasshead.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// What was measured so far: at each step of `steps`, the mean training loss since the one before, and the recipe's scores.
final class Measurements {

    private final List<Integer> steps = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();

    void add(int step, double loss, double[] measured) {
        steps.add(step);
        losses.add(loss);
        scores.add(measured);
    }

    List<Integer> steps() {
        return List.copyOf(steps);
    }

    List<Double> losses() {
        return List.copyOf(losses);
    }

    /// One score over the steps.
    List<Double> score(int index) {
        return scores.stream().map(measured -> measured[index]).toList();
    }

    /// Every score over the steps.
    List<List<Double>> scores() {
        return IntStream.range(0, scores.getFirst().length).mapToObj(this::score).toList();
    }

    double[] last() {
        return scores.getLast();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("measured");
        for (int i = 0; i < steps.size(); i++) {
            var one = list.addObject().put("step", steps.get(i)).put("loss", losses.get(i));
            var numbers = one.putArray("scores");
            for (double number : scores.get(i)) {
                numbers.add(number);
            }
        }
        return json;
    }

    static Measurements read(JsonNode json, int scoreCount) {
        var measurements = new Measurements();
        for (JsonNode one : json.path("measured")) {
            double[] numbers = StreamSupport.stream(one.path("scores").spliterator(), false).filter(JsonNode::isNumber).mapToDouble(
                    JsonNode::doubleValue)
                    .filter(Double::isFinite).toArray();
            boolean rising = measurements.steps.isEmpty() || measurements.steps.getLast() < one.path("step").intValue();
            if (numbers.length != scoreCount || one.path("scores").size() != scoreCount || !one.path("step").isInt() || !rising
                    || !Double.isFinite(one.path("loss").asDouble(Double.NaN))) {
                throw TrainingState.foreign("its measurements");
            }
            measurements.add(one.path("step").intValue(), one.path("loss").doubleValue(), numbers);
        }
        return measurements;
    }
}
