package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.view.Workspace;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.shell.MainView;
import glasshead.ui.theme.Fonts;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The smallest window that everything has to be reached in.
@OnScreen
class LowWindowTest {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;

    private final ViewOptions options = new ViewOptions();
    private Wiring wiring;
    private MainView window;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.wired(options, new ManualClock());
        window = RealWindow.sized(stage, wiring, options, WIDTH, HEIGHT);
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private Bounds place(String selector) {
        Node node = window.lookup(selector);
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void numbersOfWeightsAreWholeInLargeText() {
        onFx(() -> {
            options.largeText().set(true);
            wiring.session().look(view -> view.withWorkspace(Workspace.WEIGHTS));
        });
        RealWindow.untilRun(wiring.session());
        until(() -> window.lookupAll(".weights-table .table-cell.figures").stream().anyMatch(cell -> !((Labeled) cell).getText()
                .isEmpty()));
        settle();
        List<String> cut = onFx(() -> window.lookupAll(".weights-table .table-cell.figures").stream().map(Labeled.class::cast).filter(
                Labeled::isTextTruncated).map(Labeled::getText).toList());
        assertEquals(List.of(), cut);
        List<Double> widths = onFx(() -> ((TableView<?>) window.lookup(".weights-table")).getColumns().stream().map(column -> column
                .getWidth()).toList());
        assertTrue(widths.stream().allMatch(width -> width >= 4 * Fonts.size(true) - 1), () -> widths + ": all columns are there");
        double figures = onFx(() -> ((TableView<?>) window.lookup(".weights-table")).getColumns().getLast().getWidth());
        assertTrue(figures >= 8 * Fonts.size(true) - 1, () -> figures + " for numbers as +0.000827");
    }

    /// Whether or not the page has a scroll bar beside it: else they would jump from one workspace to the next.
    @Test
    void subjectAndOutcomeStandSideBySideInEveryWorkspace() {
        RealWindow.untilRun(wiring.session());
        for (Workspace workspace : Workspace.values()) {
            onFx(() -> wiring.session().look(view -> view.withWorkspace(workspace)));
            settle();
            until(() -> place(".slot-contrast").getMinX() >= place(".slot-top").getMaxX());
            assertTrue(onFx(() -> place(".workspace").getMinY() < HEIGHT / 2.0), () -> workspace + " begins in the upper half");
        }
    }
}
