package glasshead.ui.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static Listed listed(Component component, double entropy, double max) {
        double[] figures = new double[Figure.values().length];
        figures[Figure.ENTROPY.ordinal()] = entropy;
        figures[Figure.MAX.ordinal()] = max;
        return new Listed(component, figures);
    }

    private static final List<Listed> HEADS = List.of(listed(new Head(1, 0), 0.5, 0.9), listed(new Head(1, 11), 2, 0.3), listed(new Head(11,
            1), Double.NaN, 0.7));

    private static String left(String filter, String order, boolean ascending) {
        return Listed.some(HEADS, Filter.parse(filter, Kind.HEADS), order, ascending).stream().map(each -> each.component().toString())
                .toList().toString();
    }

    @Test
    void layersNamesAndConditions() {
        assertEquals("[L1H0, L1H11]", left("L1", "", true));
        assertEquals("[L11H1]", left("l11", "", true));
        assertEquals("[L1H11]", left("L1H11", "", true));
        assertEquals("[L11H1]", left("H1", "", true));
        assertEquals("[L1H0]", left("entropy < 1", "", true));
        assertEquals("[L1H0, L11H1]", left("max>=.7", "", true));
        assertEquals("[]", left("L11, entropy<9", "", true), "what has no figure meets no condition");
        assertTrue(Filter.parse("n7 active<0.1", Kind.NEURONS).passes(listed(new Neuron(3, 7), 0, 0)));
    }

    @Test
    void whatHasNoFigureIsLastEitherWay() {
        assertEquals("[L1H0, L1H11, L11H1]", left("", "entropy", true));
        assertEquals("[L1H11, L1H0, L11H1]", left("", "entropy", false));
    }

    @Test
    void whatIsNoFilterIsToldInASentence() {
        assertTrue(assertThrows(BadInput.class, () -> Filter.parse("sharp", Kind.HEADS)).getMessage().contains("entropy"));
        assertThrows(BadInput.class, () -> Filter.parse("active<1", Kind.HEADS), "heads have none");
        assertThrows(BadInput.class, () -> Filter.parse("entropy<", Kind.HEADS));
    }

    @Test
    void directionsAreFoundByAPartOfTheirName() {
        Listed mary = listed(Direction.logit(" Mary"), 0, 12);
        assertTrue(Filter.parse("mary max>10", Kind.DIRECTIONS).passes(mary));
        assertFalse(Filter.parse("john", Kind.DIRECTIONS).passes(mary));
        assertFalse(Filter.parse("mary max<10", Kind.DIRECTIONS).passes(mary));
    }
}
