package glasshead.ui.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import glasshead.experiment.view.PatchMeasure;
import glasshead.pixels.Area;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.panel.DataTable;
import glasshead.ui.theme.Fonts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

/// What is painted where, and what is said about it.
class TilesTest {

    private final Session session = GivenRuns.session(new Sample(4, 6, 15, Sample.MARY.withOther(new Prompt.Text("other"))));
    private final HandMaps maps = new HandMaps(4, 6, 15);
    private final MapsViewModel model = new MapsViewModel(session, maps.maps(), new SimpleObjectProperty<>(), _ -> {});

    private Picture ask(MapQuestion question) {
        model.question().set(question);
        model.run(MapRange.ALL);
        maps.finishAll();
        return model.picture().get();
    }

    @Test
    void headsStandInLayersBesideTheirAttribution() {
        Picture picture = ask(MapQuestion.HEADS);
        assertEquals(List.of("Zero", "Mean", "Resample", "Direct attribution"), picture.tiles().stream().map(Tile::title).toList());
        Tile zero = picture.tiles().getFirst();
        assertEquals(List.of(new Head(2, 4)), zero.heads(2, 4));
        assertEquals(zero.map().effect(16), zero.at(2, 4));
        assertEquals(6.776, picture.tiles().getLast().at(2, 4));
    }

    @Test
    void headsByPositionAreRowsWhateverTheOrderOfTheAxes() {
        for (MapQuestion question : List.of(MapQuestion.BY_POSITION, MapQuestion.PATCHED_HEADS_BY_POSITION)) {
            Tile all = ask(question).tiles().getFirst();
            assertEquals(24, all.rows().size());
            assertEquals(new MapPlace(2, 4, 7), place(all, 16, 7));
            model.layer().set(2);
            Tile one = model.picture().get().tiles().getFirst();
            assertEquals(6, one.rows().size());
            assertEquals(new MapPlace(2, 4, 7), place(one, 4, 7));
            model.layer().set(MapsLook.ALL_LAYERS);
        }
    }

    private record MapPlace(int layer, int head, int position) {
    }

    private static MapPlace place(Tile tile, int row, int column) {
        MapKind.Cell cell = tile.map().cells().get(tile.cell(row, column));
        return new MapPlace(cell.layer(), cell.head(), cell.position());
    }

    @Test
    void normalisedIsNoughtAtTheCorruptedRunAndOneAtTheCleanOneBothWays() {
        for (PatchDirection direction : PatchDirection.values()) {
            model.direction().set(direction);
            Picture picture = ask(MapQuestion.RESIDUAL);
            EffectMap map = picture.tiles().getFirst().map();
            double clean = direction.reverse() ? map.base() : map.source();
            double corrupted = direction.reverse() ? map.source() : map.base();
            double expected = (map.values()[20] - corrupted) / (clean - corrupted);
            assertEquals(expected, picture.tiles().getFirst().values()[20] + picture.neutral(), 1e-12);
            assertEquals(expected, Picture.share(map, 20, direction), 1e-12);
        }
        model.measure().set(PatchMeasure.LOGITS);
        Tile logits = model.picture().get().tiles().getFirst();
        assertEquals(logits.map().effect(20), logits.values()[20]);
    }

    @Test
    void interactionIsTheEffectTogetherMinusEachAlone() {
        Tile tile = ask(MapQuestion.PAIRS).tiles().getFirst();
        EffectMap alone = model.sheet().get().map(MapKind.ZERO);
        double expected = tile.map().effect(tile.cell(3, 17)) - alone.effect(3) - alone.effect(17);
        assertEquals(expected, tile.at(3, 17), 1e-12);
        assertEquals(expected, tile.at(17, 3), 1e-12);
        assertTrue(Double.isNaN(tile.at(5, 5)));
        assertEquals(List.of(new Head(0, 3), new Head(2, 5)), tile.heads(3, 17));
    }

    @Test
    void headsFarFromTheLineAreTheFinding() {
        Picture picture = ask(MapQuestion.HEADS);
        Scatter scatter = Scatter.of(picture.sheet().map(MapKind.ZERO), picture.sheet().attribution());
        List<Scatter.Point> findings = scatter.findings();
        assertTrue(!findings.isEmpty() && findings.size() <= 6);
        double least = Math.abs(findings.getLast().surprise());
        assertEquals(findings.size(), scatter.points().stream().filter(point -> Math.abs(point.surprise()) >= least).count());
    }

    @Test
    void namesLieInsideThePlotAndOnNothing() {
        Picture picture = ask(MapQuestion.HEADS);
        Scatter scatter = Scatter.of(picture.sheet().map(MapKind.ZERO), picture.sheet().attribution());
        ScatterLayout layout = new ScatterLayout(scatter, new Area(40, 8, 220, 160));
        NamePlaces places = new NamePlaces(layout, 3.5, new LabelText(Font.font(12)));
        List<Area> taken = scatter.points().stream().flatMap(point -> places.take(point, false).stream()).toList();
        assertTrue(taken.size() > 3, "named " + taken.size());
        for (Area place : taken) {
            assertTrue(place.left() >= 40 && place.right() <= 260 && place.top() >= 8 && place.bottom() <= 168, place::toString);
            assertTrue(scatter.points().stream().noneMatch(point -> place.contains(layout.x(point.attribution()), layout.y(point
                    .effect()))), place::toString);
            assertTrue(taken.stream().noneMatch(other -> other != place && place.contains(other.left(), other.top())), place::toString);
        }
        assertTrue(scatter.points().stream().allMatch(point -> places.take(point, true).isPresent()),
                "the one pointed at is named in any case");
    }

    @Test
    void arrowKeysCrossFromTileToTile() {
        ask(MapQuestion.HEADS);
        SheetLayout layout = SheetLayout.of(model.picture().get().tiles(), 700, 500, new LabelText(Font.font(12)), 1);
        assertEquals(2, layout.columns());
        CellSteps steps = new CellSteps(layout);
        assertEquals(new Spot(0, 0, 0), steps.from(null, 1, 0));
        assertEquals(new Spot(1, 2, 0), steps.from(new Spot(0, 2, 5), 0, 1));
        assertEquals(new Spot(2, 0, 4), steps.from(new Spot(0, 3, 4), 1, 0));
        assertEquals(new Spot(1, 2, 5), steps.from(new Spot(1, 2, 5), 0, 1));
        assertEquals(new Spot(0, 0, 3), steps.from(new Spot(0, 0, 3), -1, 0));
    }

    @Test
    void tilesLieApartAndInside() {
        for (MapQuestion question : MapQuestion.values()) {
            ask(question);
            SheetLayout layout = SheetLayout.of(model.picture().get().tiles(), 620, 420, new LabelText(Font.font(12)), 1.5);
            for (Placed placed : layout.placed()) {
                assertTrue(placed.area().right() <= 620 && placed.area().bottom() <= 420, question + " " + placed.area());
                Spot spot = layout.at(placed.cell(1, 0).left() + 1, placed.cell(1, 0).top() + 1);
                assertEquals(placed.tile(), layout.placed().get(spot.tile()).tile());
                assertEquals(1, spot.row());
            }
        }
    }

    /// 24 heads of 15 tokens are too many lines of text for the height; the six of one layer have room.
    @Test
    void numbersArePrintedOnlyWhereTheLongestFits() {
        Fonts.load();
        LabelText text = new LabelText(Font.font(Fonts.TEXT, 12));
        Picture all = ask(MapQuestion.BY_POSITION);
        assertFalse(TilesPainter.hasNumbers(placed(all, 1500, 260, text), all, text), "lines would lie on each other");
        model.layer().set(2);
        Picture one = model.picture().get();
        assertTrue(TilesPainter.hasNumbers(placed(one, 1500, 260, text), one, text));
        Tile tile = one.tiles().getFirst();
        double width = Arrays.stream(tile.values()).mapToObj(value -> TilesPainter.inCell(one, value)).mapToDouble(text::width).max()
                .orElseThrow();
        Area fits = new Area(0, 0, Math.ceil(width + 5) * tile.columns().size(), 40 * tile.rows().size());
        Area narrow = new Area(0, 0, Math.floor(width) * tile.columns().size(), 40 * tile.rows().size());
        assertTrue(TilesPainter.hasNumbers(new Placed(tile, fits, 0, 0, true), one, text));
        assertFalse(TilesPainter.hasNumbers(new Placed(tile, narrow, 0, 0, true), one, text), "the longest number would leave its cell");
    }

    @Test
    void numbersInCellsHaveThreeFigures() {
        Picture picture = ask(MapQuestion.BY_POSITION);
        assertEquals(List.of("0.00", "−1.23", "+9.99", "−10.0", "+16.2", "−100", "+1234"), DoubleStream.of(0.001, -1.234, 9.99, -9.999,
                16.16, -99.97, 1234).mapToObj(value -> TilesPainter.inCell(picture, value)).toList());
    }

    private static Placed placed(Picture picture, double width, double height, LabelText text) {
        return SheetLayout.of(picture.tiles(), width, height, text, 1).placed().getFirst();
    }

    @Test
    void theTableHasARowForEachCell() {
        DataTable table = MapTexts.table(session.findings().get(), ask(MapQuestion.HEADS));
        assertEquals(72, table.rows().size());
        assertEquals("L2H4", table.rows().get(16).get(1));
        assertEquals("+6.7760", table.rows().get(16).get(6));
        assertEquals(0, MapTexts.table(session.findings().get(), null).rows().size());
    }
}
