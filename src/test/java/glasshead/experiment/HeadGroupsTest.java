package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.view.HeadGroup;
import glasshead.experiment.view.HeadGroups;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadGroupsTest {

    private static final Head A = new Head(0, 1);
    private static final Head B = new Head(2, 4);
    private static final Head C = new Head(3, 0);

    @Test
    void aHeadIsInTheGroupThatItWasNamedInLast() {
        HeadGroups groups = HeadGroups.NONE.naming("movers", List.of(B, A)).naming("others", List.of(B, C));
        assertEquals(List.of(A), groups.of(A).orElseThrow().heads());
        assertEquals("others", groups.of(B).orElseThrow().name());
        assertNotEquals(groups.of(A).orElseThrow().colour(), groups.of(B).orElseThrow().colour());
        assertEquals(List.of("others"), groups.naming("others", List.of(A, B, C)).list().stream().map(HeadGroup::name).toList(),
                "a group without heads is gone");
    }

    @Test
    void aNameThatIsThereGetsOtherHeadsAndKeepsItsColour() {
        HeadGroups groups = HeadGroups.NONE.naming("a", List.of(A)).naming("b", List.of(B));
        HeadGroup.Colour colour = groups.of(B).orElseThrow().colour();
        HeadGroups again = groups.naming(" b ", List.of(C));
        assertTrue(again.of(B).isEmpty());
        assertEquals(colour, again.of(C).orElseThrow().colour());
        assertEquals(HeadGroup.Colour.ROSE, again.colouring("b", HeadGroup.Colour.ROSE).of(C).orElseThrow().colour());
        assertEquals(List.of("a"), again.without("b").list().stream().map(HeadGroup::name).toList());
    }

    @Test
    void whatCantBeAGroupIsRefused() {
        assertThrows(BadInput.class, () -> HeadGroups.NONE.naming("  ", List.of(A)));
        assertThrows(BadInput.class, () -> HeadGroups.NONE.naming("x".repeat(61), List.of(A)));
        assertThrows(BadInput.class, () -> HeadGroups.NONE.naming("a", List.of()));
        HeadGroup one = new HeadGroup("a", HeadGroup.Colour.GOLD, List.of(A));
        assertThrows(BadInput.class, () -> new HeadGroups(List.of(one, one)));
        assertThrows(BadInput.class, () -> new HeadGroups(List.of(one, new HeadGroup("b", HeadGroup.Colour.GOLD, List.of(A)))));
    }
}
