package glasshead.engine.verify;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// What a figure should come out as.
@JsonClassDescription("a number, text, a list of these, or an object of numbers by name")
public sealed interface Expected {

    /// One number, token ids included.
    record Number(@JsonValue double value) implements Expected {
    }

    /// Text to be equal to.
    record Text(@JsonValue String text) implements Expected {
    }

    /// Several, nested or not.
    record Many(@JsonValue List<Expected> values) implements Expected {
    }

    /// Numbers by name.
    record ByName(@JsonValue Map<String, Double> values) implements Expected {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Expected read(int value) {
        return new Number(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Expected read(double value) {
        return new Number(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Expected read(String text) {
        return new Text(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Expected read(List<Expected> values) {
        return new Many(values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Expected read(Map<String, Double> values) {
        return new ByName(values);
    }

    /// All numbers in order; text is none, and agrees with no number.
    default DoubleStream numbers() {
        return switch (this) {
            case Number number -> DoubleStream.of(number.value);
            case Many many -> many.values.stream().flatMapToDouble(Expected::numbers);
            case ByName named -> named.values.values().stream().mapToDouble(Double::doubleValue);
            case Text text -> DoubleStream.of(Double.NaN);
        };
    }

    /// The text; for token ids their list.
    default String text() {
        return switch (this) {
            case Text text -> text.text;
            default -> numbers().mapToObj(id -> String.valueOf((long) id)).collect(Collectors.joining(", ", "[", "]"));
        };
    }
}
