package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a row that a node of a [Hypothesis] is given may differ from its parent's row.
///
/// @param any     in everything
/// @param agreeIn else in everything but these; none means not at all
@JsonClassDescription("\"same\", \"any\", or a list of columns, positions and computed quantities")
public record Feature(boolean any, List<Quantity> agreeIn) {

    private static final String SAME_ROW = "same";
    private static final String ANY_ROW = "any";

    /// Not at all.
    public static final Feature SAME = new Feature(false, List.of());
    public static final Feature ANY = new Feature(true, List.of());

    public Feature {
        agreeIn = List.copyOf(agreeIn);
    }

    /// @param quantities at least one
    public static Feature in(List<Quantity> quantities) {
        return new Feature(false, quantities);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Feature read(String word) {
        return switch (word) {
            case SAME_ROW -> SAME;
            case ANY_ROW -> ANY;
            default -> throw new BadInput("a feature is \"same\", \"any\", or a list of columns and positions");
        };
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Feature read(List<Quantity> quantities) {
        if (quantities.isEmpty()) {
            throw new BadInput("a feature's list has names of columns, as \"io\", and positions from 0");
        }
        return in(quantities);
    }

    @JsonValue
    private Object written() {
        return any ? ANY_ROW : agreeIn.isEmpty() ? SAME_ROW : agreeIn;
    }

    /// Whether only the parent's own row will do.
    public boolean isSame() {
        return !any && agreeIn.isEmpty();
    }

    /// The features that ask for one thing less.
    public List<Feature> looser() {
        if (any) {
            return List.of();
        }
        if (agreeIn.size() < 2) {
            return List.of(ANY);
        }
        return IntStream.range(0, agreeIn.size()).mapToObj(left -> in(IntStream.range(0, agreeIn.size()).filter(i -> i != left).mapToObj(
                agreeIn::get).toList())).toList();
    }

    @Override
    public String toString() {
        return any ? "any row" : isSame() ? "same row" : agreeIn.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
