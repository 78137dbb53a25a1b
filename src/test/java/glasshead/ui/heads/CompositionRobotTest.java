package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.provenance.ProvenanceViewModel;
import javafx.geometry.Point2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From the menu of metrics to the composition with a head, with the mouse.
@OnScreen
class CompositionRobotTest {

    private final ViewOptions options = new ViewOptions();
    private HeadsViewModel model;

    @Start
    void start(Stage stage) {
        Session session = GivenRuns.session(4, 6, 15);
        model = new HeadsViewModel(session, new ProvenanceViewModel(session).explained(), new GivenScores());
        stage.setScene(Picture.scene(new HeadsView(model, options).panel(), 415, 615, options));
        stage.show();
    }

    private static String legend(FxRobot robot) {
        return robot.lookup(".panel-legend").queryLabeled().getText();
    }

    @Test
    void theMenuAHeadAndAKind(FxRobot robot) {
        robot.clickOn("More").clickOn("Composition: " + CellPicture.COMPOSITION.meaning());
        assertTrue(legend(robot).startsWith("Choose a head"), legend(robot));
        HeadGridPane pane = robot.lookup(".head-grid").queryAs(HeadGridPane.class);
        Area cell = pane.cells(pane.getWidth(), pane.getHeight()).cell(new Head(2, 1));
        Point2D place = pane.localToScreen(cell.left() + cell.width() / 3, cell.top() + cell.height() * 2 / 3);
        robot.clickOn(place.getX(), place.getY());
        assertTrue(legend(robot).startsWith("K-composition with L2H1: "), legend(robot));
        robot.clickOn("V");
        assertEquals(CompositionKind.VALUES, model.compositionKind().get());
        assertTrue(legend(robot).startsWith("V-composition with L2H1: "), legend(robot));
    }
}
