package glasshead.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the editor of a set does to it.
class SetEditsTest {

    private static final DataSet SET = new DataSet("set", List.of(row("A", " a", "ABBA"), row("B", " b", "BABA")));

    private static Example row(String prompt, String answer, String order) {
        return new Example(new Prompt.Text(prompt), new Prompt.Text(prompt + "'"), List.of(answer), List.of(), new LinkedHashMap<>(Map.of(
                "order", order)));
    }

    private static SetColumns columns() {
        return SetColumns.of(SET, 1, 1);
    }

    @Test
    void aCellIsChangedAndNothingElse() {
        assertEquals(List.of("clean", "corrupted", "answer", "distractor", "order"), columns().names());
        DataSet changed = SetEdits.cell(SET, columns(), 1, 3, " c");
        assertEquals(SET.examples().getFirst(), changed.examples().getFirst());
        assertEquals(SET.examples().get(1).withTokens(List.of(" b"), List.of(" c")), changed.examples().get(1));
        assertEquals(SET, SetEdits.cell(changed, columns(), 1, 3, ""));
    }

    @Test
    void cellsOfASpreadsheetBecomeRowsWithTheirSpacesQuotesAndLineBreaks() {
        DataSet pasted = SetEdits.pasted(SET, columns(), 1, "When\tThen\t Mary\t John\tABBA\r\n\"He said \"\"no\"\"\nthen\"\t\t it\r\n");
        assertEquals(4, pasted.size());
        assertEquals(new Example(new Prompt.Text("When"), new Prompt.Text("Then"), List.of(" Mary"), List.of(" John"), new LinkedHashMap<>(
                Map.of("order", "ABBA"))), pasted.examples().get(1));
        assertEquals("He said \"no\"\nthen", pasted.examples().get(2).prompt().written());
        assertEquals(SET.examples().get(1), pasted.examples().get(3));
    }

    @Test
    void namesThatCameWithTheRowsSayWhichColumnsTheyAre() {
        DataSet pasted = SetEdits.pasted(SET, columns(), 2, "answer,prompt,place\n Paris,\"France, then\",Europe\n");
        Example row = pasted.examples().get(2);
        assertEquals("France, then", row.prompt().written());
        assertEquals(List.of(" Paris"), row.answers());
        assertEquals("Europe", row.column("place"));
        assertEquals(List.of("order", "place"), pasted.columns());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | no rows in the clipboard", "'clean\tanswer' | no rows in the clipboard",
        "'a\tb\tc\td\te\tf' | has 6 cells and the table 5 columns", "'\"a' | is no table", "'clean\tx\tx\na\tb\tc' | two columns 'x'"})
    void whatIsNoTableIsRefused(String text, String sentence) {
        SetColumns columns = columns();
        BadInput refused = assertThrows(BadInput.class, () -> SetEdits.pasted(SET, columns, 0, text));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void columnsAreAddedRenamedAndTakenAway() {
        DataSet more = SetEdits.withColumn(SET, "place");
        assertEquals(List.of("order", "place"), more.columns());
        DataSet renamed = SetEdits.renamed(more, "order", "form");
        assertEquals(List.of("form", "place"), renamed.columns());
        assertEquals("BABA", renamed.examples().get(1).column("form"));
        assertEquals(SET, SetEdits.renamed(SetEdits.withoutColumn(renamed, "place"), "form", "order"));
        for (String name : List.of("order", "clean", "answer", " ")) {
            assertThrows(BadInput.class, () -> SetEdits.withColumn(SET, name), name);
        }
    }

    @Test
    void rowsAreAddedAndDeletedButTheLastOneStays() {
        assertEquals(List.of(SET.examples().get(1)), SetEdits.without(SET, Set.of(0)).examples());
        DataSet more = SetEdits.added(SET, 1, List.of(SetEdits.empty(SET)));
        assertEquals(List.of("", ""), List.of(more.examples().get(1).prompt().written(), more.examples().get(1).column("order")));
        assertThrows(BadInput.class, () -> SetEdits.without(SET, Set.of(0, 1)));
    }

    @Test
    void whatIsHeldOutIsNoneOfTheOthers() {
        SetTemplate template = DataSets.template("indirect-object");
        DataSet shown = template.make("x", 40, 7, _ -> true);
        DataSet heldOut = template.heldOut("x", 40, 7, _ -> true);
        assertEquals(40, heldOut.size());
        assertTrue(Collections.disjoint(new HashSet<>(shown.examples()), heldOut.examples()));
        SetTemplate small = DataSets.template("capitals");
        assertThrows(BadInput.class, () -> small.heldOut("x", 1000, 1, _ -> true));
    }
}
