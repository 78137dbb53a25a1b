package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;

/// A head or a neuron: what is asked when it is strong.
@JsonClassDescription("a head, as \"L2H4\", or a neuron, as \"L3N7\"")
public sealed interface Component permits Head, Neuron {

    int layer();

    /// Its number in the layer, from 0.
    int index();

    /// @throws BadInput when `name` is neither of the form `L2H4` nor `L3N7`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Component parse(String name) {
        try {
            return name.matches("(?i).*n.*") ? Neuron.parse(name) : Head.parse(name);
        } catch (BadInput neither) {
            throw new BadInput(Quoted.of(name) + " is no head and no neuron; write L2H4 or L3N7.", neither);
        }
    }
}
