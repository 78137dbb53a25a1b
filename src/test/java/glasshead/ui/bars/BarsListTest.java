package glasshead.ui.bars;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Shown;
import glasshead.session.Document;
import glasshead.session.RecentFiles;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.provenance.ProvenanceViewModel;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class BarsListTest {

    private static final double ROW = 22;

    private Session session;
    private BarsViewModel model;

    @Start
    void start(Stage stage) {
        session = GivenRuns.session(12, 12, 15);
        model = new BarsViewModel(session, new ProvenanceViewModel(session).explained());
        stage.setScene(Picture.scene(new BarsView(model, new ViewOptions(), new ManualClock()).panel(), 420, 300, new ViewOptions()));
        stage.show();
    }

    private static VirtualFlow<?> flow(FxRobot robot) {
        return robot.lookup(".virtual-flow").<VirtualFlow<?>>query();
    }

    @Test
    void otherRowsAreScrolledToWhereTheirPredecessorsWere(FxRobot robot) {
        robot.interact(() -> flow(robot).scrollPixels(40.5 * ROW));
        assertPlace(40, -0.5 * ROW, robot);
        robot.interact(() -> model.order().set(BarOrder.LAYER));
        assertPlace(40, -0.5 * ROW, robot);
        robot.interact(() -> session.change(now -> now.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST))));
        settle();
        assertEquals(List.of(), model.rows());
        robot.interact(() -> session.change(now -> now.withContrast(Contrast.between(" Jack", " Lisa"))));
        assertPlace(40, -0.5 * ROW, robot);
    }

    @Test
    void anotherSessionBeginsAtTheTop(@TempDir Path folder, FxRobot robot) {
        robot.interact(() -> flow(robot).scrollPixels(40.5 * ROW));
        assertPlace(40, -0.5 * ROW, robot);
        Document document = new Document(session, new RecentFiles(folder, _ -> {}));
        robot.interact(() -> document.begin(Shown.first(session.experiment().get().withContrast(Contrast.between(" Jack", " Lisa")))));
        assertPlace(0, 0, robot);
    }

    @Test
    void inAnotherOrderTheLockedHeadStaysWhereItIs(FxRobot robot) {
        robot.interact(() -> flow(robot).scrollPixels(40.5 * ROW));
        settle();
        Head head = model.rows().get(44).part().asHead();
        robot.interact(() -> session.selection().click(head));
        settle();
        assertEquals(3.5 * ROW, flow(robot).getVisibleCell(44).getLayoutY(), 1e-6);
        robot.interact(() -> model.order().set(BarOrder.LAYER));
        settle();
        int row = model.rowOf(Part.of(head)).orElseThrow();
        assertTrue(row != 44 && row > 4 && row < model.rows().size() - 12, "a row that can stand there");
        assertEquals(3.5 * ROW, flow(robot).getVisibleCell(row).getLayoutY(), 1e-6);
    }

    private static void assertPlace(int row, double top, FxRobot robot) {
        settle();
        assertEquals(row, flow(robot).getFirstVisibleCell().getIndex());
        assertEquals(top, flow(robot).getFirstVisibleCell().getLayoutY(), 1e-6);
    }
}
