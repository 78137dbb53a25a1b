package glasshead.ui.heatmap;

import static glasshead.Await.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class HeatmapCanvasTest {

    private static final int SIZE = 10;

    private final ViewOptions options = new ViewOptions();
    private HeatmapCanvas canvas;
    private Scene scene;

    @Start
    void open(Stage window) {
        canvas = new HeatmapCanvas(options, at -> new TipText("row " + at.row() + " column " + at.column(), "value", ""));
        canvas.heatmap().set(heatmap(SIZE));
        scene = new Scene(new StackPane(canvas), 420, 400);
        Theme.wear(scene, options);
        window.setScene(scene);
        window.show();
    }

    @Test
    void hoverShowsTheValueAndLeavingHidesIt(FxRobot robot) {
        robot.moveTo(cell(7, 3));
        assertEquals(new Pointed(7, 3), canvas.pointed().get());
        assertEquals("row 7 column 3 value", canvas.tipText());
        robot.moveTo(cell(3, 7));
        assertEquals("", canvas.tipText(), "above the diagonal there is no value");
    }

    @Test
    void aRowLabelLocksItsRowAndReleasesItAgain(FxRobot robot) {
        robot.clickOn(rowLabel(4));
        assertEquals(4, canvas.lockedRow().get());
        assertEquals(Pointed.NONE, canvas.lockedColumn().get());
        robot.clickOn(rowLabel(4));
        assertEquals(Pointed.NONE, canvas.lockedRow().get());
    }

    @Test
    void aColumnLabelLocksItsColumn(FxRobot robot) {
        Area column = geometry().layout().area(0, 2);
        robot.clickOn(onScreen(column.left() + column.width() / 2, column.top() - 6));
        assertEquals(2, canvas.lockedColumn().get());
    }

    @Test
    void aCellLocksBothAndReleasesBoth(FxRobot robot) {
        robot.clickOn(cell(6, 5));
        assertEquals(List.of(6, 5), List.of(canvas.lockedRow().get(), canvas.lockedColumn().get()));
        robot.clickOn(cell(6, 5));
        assertEquals(List.of(Pointed.NONE, Pointed.NONE), List.of(canvas.lockedRow().get(), canvas.lockedColumn().get()));
    }

    @Test
    void arrowsMoveTheCursorEnterLocksEscapeReleases(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.UP);
        assertEquals(new Pointed(8, 2), canvas.pointed().get());
        assertEquals("row 8 column 2 value", canvas.tipText());
        assertEquals("row 8 column 2: value", canvas.getAccessibleText());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(8, 2), List.of(canvas.lockedRow().get(), canvas.lockedColumn().get()));
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(Pointed.NONE, Pointed.NONE), List.of(canvas.lockedRow().get(), canvas.lockedColumn().get()));
        assertEquals(Pointed.NOTHING, canvas.pointed().get());
    }

    @Test
    void keysZoomAndDraggingPansWithoutLocking(FxRobot robot) {
        robot.interact(() -> canvas.heatmap().set(heatmap(100)));
        robot.interact(canvas::requestFocus);
        double fitted = geometry().layout().height();
        for (int times = 0; times < 8; times++) {
            robot.type(KeyCode.PLUS);
        }
        CellLayout zoomed = geometry().layout();
        assertTrue(zoomed.height() > 3 * fitted, zoomed.height() + " after " + fitted);
        robot.drag(onScreen(300, 300)).dropBy(-60, -40);
        assertEquals(zoomed.left() - 60, geometry().layout().left(), 1);
        assertEquals(Pointed.NONE, canvas.lockedRow().get());
        robot.type(KeyCode.DIGIT0);
        assertEquals(fitted, geometry().layout().height());
    }

    /// What the card says is what the mouse is on, and it stands beside it.
    @Test
    void theCardFollowsTheWheel(FxRobot robot) {
        robot.interact(() -> canvas.heatmap().set(heatmap(100)));
        robot.moveTo(onScreen(240, 300));
        robot.interact(() -> canvas.zoom(6, 240, 300));
        Pointed before = canvas.pointed().get();
        robot.interact(() -> wheel(80, false));
        Pointed now = canvas.at(240, 300);
        assertTrue(now.row() < before.row(), () -> now + " after " + before);
        assertEquals("row %d column %d value".formatted(now.row(), now.column()), canvas.tipText());
        robot.interact(() -> wheel(-80, true));
        assertEquals(canvas.at(240, 300), canvas.pointed().get());
        robot.interact(canvas::zoomToFit);
        Area cell = geometry().layout().area(canvas.pointed().get().row(), canvas.pointed().get().column());
        Node card = canvas.lookup(".value-tip");
        assertTrue(card.getBoundsInParent().getMinX() - cell.right() < 20, () -> card + " beside " + cell);
    }

    @Test
    void colouredPixelsFillTheirCellsAtOneAndAHalfPixelsPerUnit(FxRobot robot) {
        robot.interact(() -> {
            canvas.screenScale().unbind();
            canvas.screenScale().set(1.5);
        });
        CellLayout layout = geometry().layout();
        for (double edge : new double[] {layout.left(), layout.x(3), layout.y(7), layout.area().right()}) {
            assertEquals(Math.rint(edge * 1.5), edge * 1.5, 1e-6);
        }
    }

    @Test
    void themeChangesRecolour(FxRobot robot) {
        robot.moveTo(onScreen(410, 390));
        int[] light = Palette.BLUES.sequential(false);
        assertEquals(light[light.length - 1], pixelOf(9, 9));
        robot.interact(() -> options.dark().set(true));
        robot.interact(() -> canvas.heatmap().set(heatmap(SIZE)));
        int[] dark = Palette.BLUES.sequential(true);
        assertEquals(dark[dark.length - 1], pixelOf(9, 9));
    }

    @Test
    void anotherSizeStartsWithAllInSight(FxRobot robot) {
        robot.interact(() -> canvas.zoom(4, 100, 100));
        Viewpoint zoomed = canvas.viewpoint();
        assertNotEquals(Viewpoint.FIT, zoomed);
        robot.interact(() -> canvas.heatmap().set(heatmap(12)));
        assertEquals(Viewpoint.FIT, canvas.viewpoint());
        robot.interact(() -> canvas.heatmap().set(heatmap(SIZE)));
        assertEquals(zoomed, canvas.viewpoint(), "the one that was zoomed into is as it was");
    }

    /// 1000 tokens in about 300 pixels: the one strong cell is seen, named wherever its pixel is pointed at, and found by zooming in.
    @Test
    void aLongPromptFitsAndItsStrongestCellsAreNotLost(FxRobot robot) {
        int size = 1000;
        float[] values = new float[size * size];
        values[777 * size + 331] = 1;
        List<String> labels = IntStream.range(0, size).mapToObj(index -> "·t" + index).toList();
        robot.interact(() -> canvas.heatmap().set(new Heatmap(Cells.causal(size, values), ColourScale.sequential(Palette.BLUES, false, 1),
                labels, labels)));
        HeatmapGeometry geometry = geometry();
        int pooled = Pooled.factor(geometry.layout());
        assertTrue(pooled > 1, "every cell has a pixel of its own");
        assertTrue(geometry.layout().area().bottom() <= 400 && geometry.layout().area().right() <= 420, () -> geometry.layout().area()
                .toString());
        WritableImage picture = onFx(() -> scene.snapshot(null));
        int[] blues = Palette.BLUES.sequential(false);
        Area pixel = geometry.layout().area(777 / pooled * pooled, 331 / pooled * pooled);
        assertEquals(blues[blues.length - 1], picture.getPixelReader().getArgb((int) Math.round(pixel.left()), (int) Math.round(pixel
                .top())));
        robot.moveTo(onScreen(Math.round(pixel.left()), Math.round(pixel.top())));
        assertEquals(new Pointed(777, 331), canvas.pointed().get());
        assertEquals("row 777 column 331 · strongest of %d × %d value".formatted(pooled, pooled), canvas.tipText());
        robot.interact(() -> canvas.zoom(20, pixel.left(), pixel.top()));
        assertEquals(1, Pooled.factor(geometry().layout()));
    }

    @Test
    void aScreenReaderHearsWhatIsShownWhileNoCellIsPointedAt(FxRobot robot) {
        robot.interact(() -> canvas.description().set("Heatmap of L2H4"));
        assertEquals("Heatmap of L2H4", canvas.getAccessibleText());
        robot.moveTo(cell(7, 3));
        assertEquals("row 7 column 3: value", canvas.getAccessibleText());
        robot.moveTo(cell(3, 7));
        assertEquals("Heatmap of L2H4", canvas.getAccessibleText());
    }

    private void wheel(double pixels, boolean control) {
        canvas.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 240, 300, 240, 300, false, control, false, false, false, false, 0, pixels, 0,
                pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                new PickResult(canvas, 240, 300)));
    }

    private int pixelOf(int row, int column) {
        Area area = geometry().layout().area(row, column);
        WritableImage picture = onFx(() -> scene.snapshot(null));
        return picture.getPixelReader().getArgb((int) (area.left() + area.width() / 2), (int) (area.top() + area.height() / 2));
    }

    private HeatmapGeometry geometry() {
        return onFx(canvas::geometry);
    }

    private Point2D cell(int row, int column) {
        Area area = geometry().layout().area(row, column);
        return onScreen(area.left() + area.width() / 2, area.top() + area.height() / 2);
    }

    private Point2D rowLabel(int row) {
        Area area = geometry().layout().area(row, 0);
        return onScreen(area.left() - 20, area.top() + area.height() / 2);
    }

    private Point2D onScreen(double x, double y) {
        Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    private Heatmap heatmap(int size) {
        float[] values = new float[size * size];
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) index / (values.length - 1);
        }
        List<String> labels = IntStream.range(0, size).mapToObj(index -> "·token" + index).toList();
        return new Heatmap(Cells.causal(size, values), ColourScale.sequential(Palette.BLUES, options.dark().get(), 1), labels, labels);
    }
}
