package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An experiment about a prompt by itself and about a set: what is shown, and what a change makes of it.
class SubjectTest {

    private static final Prompt MARY = new Prompt.Text("Then Mary gave it to");
    private static final Example FIRST = new Example(MARY, new Prompt.Text("Then Lisa gave it to"), List.of(" John"), List.of(" Mary"),
            new LinkedHashMap<>(Map.of("order", "ABBA")));
    private static final Example SECOND = new Example(new Prompt.Text("Then John gave it to"), Prompt.NONE, List.of(" Mary"), List.of());
    private static final DataSet SET = new DataSet("names", List.of(FIRST, SECOND));
    private static final Experiment OF_SET = new Experiment("m", Subject.OfSet.first(SET), List.of(Intervention.zero(new Head(1, 2))),
            Options.DEFAULT);

    @Test
    void oneExampleIsASetOfOne() {
        Experiment alone = new Experiment("m", MARY, Prompt.NONE, Contrast.between(" John", " Mary"), List.of(), Options.DEFAULT);

        assertTrue(alone.set().isPrompt());
        assertEquals(List.of(new Example(MARY, Prompt.NONE, List.of(" John"), List.of(" Mary"))), alone.set().examples());
        assertEquals(alone, alone.withShown(0));
        assertThrows(BadInput.class, () -> alone.withShown(1));
    }

    @Test
    void theShownExampleIsTheOneThatIsAskedAbout() {
        assertEquals(MARY, OF_SET.prompt());
        assertEquals(new Prompt.Text("Then Lisa gave it to"), OF_SET.other());
        assertEquals(Contrast.between(" John", " Mary"), OF_SET.contrast());

        Experiment second = OF_SET.withShown(1);
        assertEquals(SECOND.prompt(), second.prompt());
        assertEquals(Prompt.NONE, second.other());
        assertEquals(new Contrast(List.of(" Mary"), List.of(), Contrast.LAST), second.contrast());
        assertEquals(OF_SET.interventions(), second.interventions());
    }

    @Test
    void aSetIsSharedWithItsColumnsByAllThatIsMadeOfIt() {
        Experiment changed = OF_SET.withModel("n").baseline().plus(Intervention.zero(new Head(0, 0))).withOptions(Options.DEFAULT.withBos(
                false)).withShown(1).withContrast(OF_SET.withShown(1).contrast().at(3));

        assertSame(SET, changed.set());
        assertEquals(3, changed.contrast().position());
        assertEquals(3, changed.withShown(0).contrast().position(), "the position is the set's");
        assertEquals("ABBA", changed.set().examples().getFirst().column("order"));
    }

    @Test
    void whatIsTypedOverAnExampleIsAPromptByItself() {
        Prompt typed = new Prompt.Text("Then");
        assertEquals(new Subject.Alone(typed, FIRST.other(), FIRST.contrast(Contrast.LAST)), OF_SET.withPrompt(typed).subject());
        assertEquals(new Subject.Alone(MARY, typed, FIRST.contrast(Contrast.LAST)), OF_SET.withOther(typed).subject());
        Contrast tokens = Contrast.between(" a", " b");
        assertEquals(new Subject.Alone(MARY, FIRST.other(), tokens), OF_SET.withContrast(tokens).subject());
    }

    @Test
    void whatIsTypedAsItIsStaysInTheSet() {
        assertEquals(OF_SET, OF_SET.withPrompt(MARY).withOther(FIRST.other()).withContrast(FIRST.contrast(Contrast.LAST)));
    }

    @Test
    void onlyExamplesThatAreThereAreShown() {
        for (int index : new int[] {-1, 2}) {
            String sentence = assertThrows(BadInput.class, () -> OF_SET.withShown(index)).getMessage();
            assertEquals("There is no row " + index + " in a set of 2; rows count from 0.", sentence);
        }
        DataSet empty = new DataSet("none", List.of());
        assertThrows(BadInput.class, () -> Subject.OfSet.first(empty));
    }

    @Test
    void equalSetsAreEqualHoweverTheyCameToBe() {
        DataSet again = new DataSet("names", List.of(FIRST, SECOND));
        assertEquals(OF_SET, OF_SET.withSubject(Subject.OfSet.first(again)));
        assertEquals(OF_SET.hashCode(), OF_SET.withSubject(Subject.OfSet.first(again)).hashCode());
        DataSet other = new DataSet("names", IntStream.range(0, 2).mapToObj(_ -> SECOND).toList());
        assertTrue(!OF_SET.equals(OF_SET.withSubject(Subject.OfSet.first(other))));
    }
}
