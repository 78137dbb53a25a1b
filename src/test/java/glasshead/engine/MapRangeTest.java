package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Some cells of a map have the numbers that they have in the whole one, and the others have none.
class MapRangeTest {

    private static final Experiment IOI = TinyEnglish.experiment("ioi");
    private static final MapRange SOME = MapRange.parse("1,3", "10,12-13,END");
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static EffectMap map(MapKind kind, MapRange range) {
        return engine.answer(new Question.Map(IOI, kind, false, range), () -> false);
    }

    @ParameterizedTest
    @EnumSource(value = MapKind.class, names = {"ZERO", "ZERO_PAIRS", "ZERO_BY_POSITION", "PATCH_RESID_PRE", "PATCH_HEAD_OUT_BY_POSITION",
        "MLP_ZERO"})
    void someCellsAreThoseOfTheWholeMap(MapKind kind) {
        MapRange range = kind.byPosition() ? SOME : MapRange.parse("1,3", "");
        EffectMap whole = map(kind, MapRange.ALL);
        EffectMap some = map(kind, range);
        int there = 0;
        for (int cell = 0; cell < whole.values().length; cell++) {
            MapKind.Cell of = whole.cells().get(cell);
            boolean asked = of.interventions().stream().allMatch(line -> line.where().layer() % 2 == 1) && (!kind.byPosition() || List.of(
                    10, 12, 13, 14).contains(of.position()));
            assertEquals(asked, !Double.isNaN(some.values()[cell]), kind + " " + of);
            if (asked) {
                there++;
                Agreement.agree(kind + " " + of, whole.values()[cell], some.values()[cell], 1e-4);
            }
        }
        assertTrue(some.complete());
        assertEquals(there, some.done());
        assertEquals(there, some.of());
    }

    @Test
    void overASetToo() {
        DataSet ten = DataSets.read(Path.of("src/test/resources/reference/circuits/tiny-english/ioi.csv"));
        DataSet set = new DataSet("two", ten.examples().subList(0, 2));
        SetMap whole = engine.answer(new Question.OfSetMap("tiny-english", set, Contrast.LAST, MapKind.PATCH_RESID_PRE, false, List.of(),
                Options.DEFAULT), () -> false);
        SetMap some = engine.answer(new Question.OfSetMap("tiny-english", set, Contrast.LAST, MapKind.PATCH_RESID_PRE, false, List.of(),
                Options.DEFAULT, MapRange.parse("2", "END")), () -> false);
        List<Integer> there = IntStream.range(0, some.cells().size()).filter(cell -> some.after(cell).count() > 0).boxed().toList();
        int last = whole.shape()[1] - 1;
        assertEquals(List.of(2 * whole.shape()[1] + last), there);
        Agreement.agree("the cell", whole.after(there.getFirst()).mean(), some.after(there.getFirst()).mean(), 1e-4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0-3 | 2 | There is no layer", "7 | '' | There is no layer 7", "1 | 40 | outside the prompt",
        "END | '' | Layers have no END", "3-1 | '' | is not a position", "x | '' | is not a position"})
    void whatIsNotThereIsRefusedInASentence(String layers, String positions, String sentence) {
        BadInput refused = assertThrows(BadInput.class, () -> {
            MapRange range = MapRange.parse(layers, positions);
            map(MapKind.PATCH_RESID_PRE, layers.equals("0-3") ? new MapRange(List.of(4), range.positions()) : range);
        });
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void positionsOfAMapWithoutThemAreRefused() {
        assertTrue(assertThrows(BadInput.class, () -> map(MapKind.ZERO, MapRange.parse("", "3"))).getMessage().contains(
                "no positions to choose from"));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertEquals("layers 1,3, positions 10,12-13,END", SOME.toString());
        assertEquals("0-2,5", MapRange.parse("5,0,1,2", "").writtenLayers());
        assertEquals("", MapRange.ALL.toString());
        assertEquals(MapRange.ALL, MapRange.parse(" ", "all"));
        assertEquals(new Positions(List.of(3, 8, 9, 10, Positions.END)), MapRange.parse("", "3,8-10,END").positions());
    }
}
