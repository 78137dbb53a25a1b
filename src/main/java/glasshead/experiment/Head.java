package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One attention head, named as the field names it: `L9H6` is layer 9, head 6, both counted from 0.
@JsonClassDescription("a head, as \"L3H2\"")
public record Head(int layer, int index) implements Component, Comparable<Head> {

    private static final Pattern NAME = Pattern.compile("[Ll](\\d{1,3})[Hh](\\d{1,3})");

    /// @throws BadInput when `name` is not of the form `L3H2`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Head parse(String name) {
        Matcher matcher = NAME.matcher(name.strip());
        if (!matcher.matches()) {
            throw new BadInput("'" + name + "' is not a head; write layer and head as in L3H2.");
        }
        return new Head(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(Head other) {
        return layer == other.layer ? Integer.compare(index, other.index) : Integer.compare(layer, other.layer);
    }

    @JsonValue
    @Override
    public String toString() {
        return "L" + layer + "H" + index;
    }
}
