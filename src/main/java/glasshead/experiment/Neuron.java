package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One neuron of an MLP: `L3N7` is layer 3, neuron 7, both counted from 0.
@JsonClassDescription("a neuron, as \"L3N7\"")
public record Neuron(int layer, int index) implements Component, Comparable<Neuron> {

    private static final Pattern NAME = Pattern.compile("[Ll](\\d{1,3})[Nn](\\d{1,6})");

    /// @throws BadInput when `name` is not of the form `L3N7`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Neuron parse(String name) {
        Matcher matcher = NAME.matcher(name.strip());
        if (!matcher.matches()) {
            throw new BadInput("'" + name + "' is not a neuron; write layer and neuron as in L3N7.");
        }
        return new Neuron(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(Neuron other) {
        return layer == other.layer ? Integer.compare(index, other.index) : Integer.compare(layer, other.layer);
    }

    @JsonValue
    @Override
    public String toString() {
        return "L" + layer + "N" + index;
    }
}
