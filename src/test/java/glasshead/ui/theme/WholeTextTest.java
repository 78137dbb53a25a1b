package glasshead.ui.theme;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import glasshead.ui.OnScreen;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class WholeTextTest {

    private static final String WORDS = "a sentence that needs far more room than it has here";

    private Label cut;
    private Label told;
    private Label fits;
    private Button around;

    @Start
    void open(Stage stage) {
        cut = new Label(WORDS);
        told = new Label(WORDS);
        fits = new Label("fits");
        around = new Button("", new Label(WORDS));
        cut.setMaxWidth(90);
        told.setMaxWidth(90);
        told.setTooltip(new Tooltip("its own"));
        around.setMaxWidth(90);
        around.setTooltip(new Tooltip("what it does"));
        ((Label) around.getGraphic()).setMaxWidth(60);
        Scene scene = new Scene(new VBox(20, cut, told, fits, around), 300, 200);
        WholeText.tell(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void isInATooltipWhileThePointerIsOnACutOne(FxRobot robot) {
        robot.moveTo(fits);
        settle();
        assertNull(fits.getTooltip());
        robot.moveTo(cut);
        settle();
        assertNotNull(cut.getTooltip());
        assertEquals(WORDS, cut.getTooltip().getText());
        robot.interact(() -> cut.setText(WORDS + " and changes"));
        assertEquals(WORDS + " and changes", cut.getTooltip().getText());
        robot.moveTo(fits);
        settle();
        assertNull(cut.getTooltip());
    }

    @Test
    void isAddedToTheTooltipThatIsThere(FxRobot robot) {
        robot.moveTo(told);
        settle();
        assertEquals("its own", told.getTooltip().getText());
        assertEquals(WORDS, ((Label) told.getTooltip().getGraphic()).getText());
        robot.moveTo(around.getGraphic());
        settle();
        assertNull(told.getTooltip().getGraphic());
        assertEquals(WORDS, ((Label) around.getTooltip().getGraphic()).getText());
        assertNull(((Label) around.getGraphic()).getTooltip(), "the button's stays");
        robot.moveTo(fits);
        settle();
        assertEquals("its own", told.getTooltip().getText());
    }
}
