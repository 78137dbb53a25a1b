package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.SecondPrompt;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Zoom;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values that are records of values need no line of code to be read and written.
class ValuesTest {

    private static <T> void comesBack(Class<T> type, T value) {
        JsonForm<T> form = JsonForm.of(type, "value", "mend it");
        assertEquals(value, form.read(form.write(value)));
    }

    private static void refused(Class<?> type, String json, String sentence) {
        String told = assertThrows(BadInput.class, () -> JsonForm.of(type, "value", "mend it").read(json.replace('\'', '"'))).getMessage();
        assertTrue(told.contains(sentence), told);
    }

    @Test
    void dataSets() {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        columns.put("order", "ABBA");
        columns.put("a", "");
        comesBack(DataSet.class, new DataSet("names", List.of(
                new Example(new Prompt.Text("When Mary"), new Prompt.Tokens(List.of(3, 5)), List.of(" John"), List.of(" Tom", "#3"),
                        columns),
                new Example(new Prompt.Text(""), Prompt.NONE, List.of(), List.of()))));
        String row = "{'name': 'n', 'examples': [{'clean': 'a', 'corrupted': '', 'answers': [], 'distractors': [], 'columns': {%s}}]}";
        refused(DataSet.class, String.format(row, "'n': 3"), "'examples[0].columns.n' must be text and is 3 (line 1)");
        refused(DataSet.class, "{'name': 'n'}", "'examples' is missing (line 1)");
        refused(DataSet.class, "{'name': 'n', 'examples': [{'clean': 7}]}",
                "'examples[0].clean' must be text or a list of token ids and is 7 (line 1)");
    }

    @Test
    void whatIsLookedAt() {
        comesBack(View.class, View.FIRST);
        View changed = View.FIRST.withLocks(new Locks(List.of(new Head(1, 2), new Head(3, 0)), 4, Locks.NONE)).withBars(BarOrder.SIZE)
                .withSecond(new SecondPrompt(false, new Prompt.Text("hidden")))
                .withAttention(View.FIRST.attention().withZoom(new Zoom(9, 2.5, 0.125, 3)));
        comesBack(View.class, changed);
        JsonForm<View> form = JsonForm.of(View.class, "value", "mend it");
        refused(View.class, form.write(changed).replace("2.5", "\"2.5\""),
                "'attention.zoom.factor' must be a number and is the text '2.5' (line");
        refused(View.class, form.write(changed).replace("\"locks\"", "\"looks\""),
                "there is no 'looks', only workspace, locks, side, second");
    }
}
