package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.ContrastTokens;
import glasshead.experiment.BadInput;
import glasshead.experiment.Example;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Prompt;
import glasshead.json.JsonForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be computed of a row, by hand: the tokens are `BOS 12 7 red 12 blue 7`, the columns `color` = red and `none`.
class FeatureValuesTest {

    private static final JsonForm<Hypothesis> FORM = JsonForm.of(Hypothesis.class, "hypothesis", "correct it");

    private static SetRow row(int index, String... words) {
        String[] labels = new String[words.length];
        int[] ids = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            labels[i] = "·" + words[i];
            ids[i] = words[i].hashCode();
        }
        Example example = new Example(new Prompt.Text("-"), Prompt.NONE, List.of(), List.of(), new LinkedHashMap<>(Map.of("color", "red",
                "none", "")));
        return new SetRow(index, example, "", new TokenRow(ids, labels, true), TokenRow.NONE, ContrastTokens.NONE, List.of());
    }

    private static final SetRow ROW = row(0, "BOS", "12", "7", "red", "12", "blue", "7");

    private static Feature feature(String json) {
        return FORM.read(("{'name': 'n', 'tree': {'unit': 'logits', 'feature': " + json + "}}").replace('\'', '"')).tree().rowsLike();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"['color'] | red | 3", "['none'] | ~~ | ~~", "[{'position': 'END'}] | 6 | 6",
        "[{'position': {'before': 'END'}}] | 5 | 5", "[{'position': {'first': 'END'}}] | 2 | 2",
        "[{'position': {'after': {'first': 'END'}}}] | 3 | 3", "[{'position': {'of': 'color'}}] | 3 | 3",
        "[{'position': {'after': 'END'}}] | -1 | ~~", "[{'position': {'before': 0}}] | -1 | ~~", "[{'position': {'of': 'none'}}] | -1 | ~~",
        "[{'sum': [1, 2], 'modulo': 10}] | 9 | 1 2", "[{'sum': [1, {'first': 4}, 'END'], 'modulo': 5}] | 1 | 1 6",
        "[{'classes': [[' blue', 'red'], ['12']], 'at': 4}] | 1 | 4", "[{'classes': [['blue', 'red']], 'at': 1}] | -1 | 1"})
    void aQuantityIsWhatItIsByHand(String json, String value, String held) {
        Feature feature = feature(json);
        assertEquals(value, FeatureValues.of(feature, ROW).getFirst());
        assertArrayEquals(held.isEmpty() ? new int[0] : List.of(held.split(" ")).stream().mapToInt(Integer::parseInt).toArray(),
                FeatureValues.held(feature, ROW));
    }

    @Test
    void theTokenThatFollowedTheLastOneTheFirstTimeIsWhatInductionSays() {
        Feature computed = feature("[{'token': {'after': {'first': 'END'}}}]");
        assertEquals(FeatureValues.of(feature("[3]"), ROW), FeatureValues.of(computed, ROW));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[{'token': 3, 'position': 4}] | exactly one of token", "[{'sum': [1]}] | sum goes with modulo",
        "[{'sum': [], 'modulo': 3}] | a sum has places", "[{'token': {'first': 1, 'after': 2}}] | exactly one of before",
        "[{'token': -2}] | count from 0", "[{'token': 'LAST'}] | a place is a number", "[{'classes': [[]], 'at': 1}] | classes are lists",
        "[{'lower': 3}] | no 'lower'", "[] | a feature's list", "'some' | a feature is", "[3.5] | is 3.5"})
    void whatIsNoFeatureIsRefused(String json, String part) {
        String sentence = assertThrows(BadInput.class, () -> feature(json)).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"[{'sum': [1, 3], 'modulo': 7}] | a sum is of tokens that are numbers",
        "[{'token': {'first': 7}}] | outside the prompts", "[{'position': {'of': 'colour'}}] | no column 'colour'"})
    void whatARowDoesNotHaveIsRefused(String json, String part) {
        String sentence = assertThrows(BadInput.class, () -> FeatureValues.check(feature(json), List.of(ROW))).getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'same'", "'any'", "['a', 3]", "[{'token': 'END'}]",
        "[{'token': {'after': {'first': {'of': 'a'}}}}]",
        "[{'position': {'before': 2}}, {'sum': [1, 'END'], 'modulo': 113}]", "[{'classes': [['a'], ['b', 'c']], 'at': 3}]"})
    void whatIsWrittenIsReadAgain(String json) {
        Hypothesis written = FORM.read(("{'name': 'n', 'tree': {'unit': 'logits', 'feature': " + json + "}}").replace('\'', '"'));
        assertEquals(written, FORM.read(FORM.write(written)));
    }

    @Test
    void offeredFeaturesTellRowsApartAndLetSomeAgree() {
        List<SetRow> rows = List.of(row(0, "BOS", "1", "5", "2"), row(1, "BOS", "1", "6", "3"), row(2, "BOS", "2", "7", "2"));
        // BOS and color are the same in all, the token at 2 differs in all, and the last token is also the one at 3.
        assertEquals(List.of("token at 1", "token at 3"), OfferedFeatures.quantities(rows, null).stream().map(Object::toString).toList());
    }
}
