package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;

/// A head, a neuron or a direction: what is asked when it is strong.
@JsonClassDescription("a head, as \"L2H4\", a neuron, as \"L3N7\", or a direction, as \"truth@blocks.2.hook_resid_post\" or "
        + "\" Mary@logits\"")
public sealed interface Component permits Head, Neuron, Direction {

    int layer();

    /// Its number in the layer, from 0.
    int index();

    /// @throws BadInput when `name` is none of the forms `L2H4`, `L3N7` and `truth@blocks.2.hook_resid_post`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Component parse(String name) {
        if (Direction.isNamed(name)) {
            return Direction.parse(name);
        }
        try {
            return name.matches("(?i).*n.*") ? Neuron.parse(name) : Head.parse(name);
        } catch (BadInput neither) {
            throw new BadInput(Quoted.of(name) + " is no head and no neuron; write L2H4 or L3N7, or of a direction NAME@SITE.", neither);
        }
    }
}
