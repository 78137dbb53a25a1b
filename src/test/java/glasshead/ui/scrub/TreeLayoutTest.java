package glasshead.ui.scrub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Leaves one below the other, what has inputs in the middle of them.
class TreeLayoutTest {

    private static Node leaf(String unit) {
        return Node.child(Part.parse(unit), null, Feature.SAME);
    }

    @Test
    void nodesStandInTheMiddleOfTheirInputs() {
        Node tree = Node.root(Feature.ANY).plus(leaf("L1H0").plus(leaf("L0H0")).plus(leaf("L0H1"))).plus(leaf("L1H1"));
        TreeLayout layout = TreeLayout.of(tree);
        assertEquals(3, layout.columns());
        assertEquals(3, layout.rows());
        assertEquals(new TreeLayout.Place(1, .5), layout.places().get(List.of(0)));
        assertEquals(new TreeLayout.Place(2, 1), layout.places().get(List.of(0, 1)));
        assertEquals(new TreeLayout.Place(1, 2), layout.places().get(List.of(1)));
        assertEquals(new TreeLayout.Place(0, 1.25), layout.places().get(List.of()));
    }
}
