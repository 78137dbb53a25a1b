package glasshead.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.picture.SystemCopyBoard;
import glasshead.ui.theme.Theme;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// What a panel's menu saves.
@OnScreen
class PanelSaverTest {

    @TempDir
    private Path folder;

    private final ViewOptions options = new ViewOptions();
    private Button zoom;
    private Panel panel;

    @Start
    void open(Stage stage) {
        panel = new Panel("Heads & <bars>");
        panel.legend().set("logits");
        panel.controls().getChildren().add(new Button("a tool"));
        panel.setTable(() -> new DataTable("Bars", List.of("part", "value"), List.of(List.of("L0H1", "\u22120.50"), List.of("sum", "+3"))));
        zoom = new Button("zoom");
        zoom.getStyleClass().add("quiet");
        panel.setContent(new VBox(new Label("L0H1 gives"), new Pane(new Rectangle(40, 12)), new Canvas(30, 20), zoom));
        Scene scene = new Scene(panel, 400, 300);
        Theme.wear(scene, options);
        new PanelSaver(new SystemCopyBoard(), (_, name) -> Optional.of(folder.resolve(name)), () -> "tiny-english · “a prompt”", options,
                _ -> {}).listen(panel);
        stage.setScene(scene);
        stage.show();
    }

    private Path saved(FxRobot robot, String item, String ending) {
        MenuButton menu = robot.lookup(".panel-menu").queryAs(MenuButton.class);
        robot.interact(() -> menu.getItems().stream().filter(each -> item.equals(each.getText())).findFirst().orElseThrow().fire());
        return folder.resolve("heads-bars." + ending);
    }

    @Test
    void anSvgHasCaptionTextAndShapesWithoutTools(FxRobot robot) throws Exception {
        String svg = Files.readString(saved(robot, "Save as SVG…", "svg"));
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        NodeList texts = read.getElementsByTagName("text");
        List<String> said = IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
        assertEquals(List.of("Heads & <bars>", "tiny-english · “a prompt”", "logits", "L0H1 gives"), said);
        NodeList boxes = read.getElementsByTagName("rect");
        assertTrue(IntStream.range(0, boxes.getLength()).mapToObj(i -> (Element) boxes.item(i)).anyMatch(box -> box
                .getAttribute("width").equals("40.00") && box.getAttribute("height").equals("12.00")), svg);
        assertEquals(1, read.getElementsByTagName("image").getLength(), "what a canvas holds is an image");
        assertEquals(1, zoom.getOpacity(), "on screen the button is there");
    }

    @Test
    void aPngIsSharpAndHasTheCaptionAboveTheContent(FxRobot robot) {
        Image image = new Image(saved(robot, "Save as PNG…", "png").toUri().toString());
        assertEquals(2 * (panel.picture().getLayoutBounds().getWidth() + 24), image.getWidth(), 2);
        assertTrue(image.getHeight() > 2 * panel.picture().getLayoutBounds().getHeight() + 60);
    }

    @Test
    void aTableIsSavedWithItsNumbers(FxRobot robot) throws IOException {
        assertEquals("part,value\r\nL0H1,-0.50\r\nsum,+3\r\n", Files.readString(saved(robot, "Save as CSV…", "csv")));
        JsonNode json = new ObjectMapper().readTree(Files.readString(saved(robot, "Save as JSON…", "json")));
        assertEquals("tiny-english · “a prompt”", json.get("about").asText());
        assertEquals(-0.5, json.get("rows").get(0).get("value").doubleValue());
        assertEquals(3, json.get("rows").get(1).get("value").intValue());
        assertTrue(json.get("rows").get(0).get("part").isTextual());
    }

    @Test
    void noNumberAndNoColumnIsLostOnTheWay() throws IOException {
        DataTable table = new DataTable("all", List.of("value", "value", "words"), List.of(List.of("1.0E-5", "-0.12345678901234566",
                "a\nb\n\"c\"")));
        JsonNode row = new ObjectMapper().readTree(TableJson.of(table, "")).get("rows").get(0);
        assertEquals(1e-5, row.get("value").doubleValue());
        assertEquals(-0.12345678901234566, row.get("value 2").doubleValue());
        assertEquals("a\nb\n\"c\"", row.get("words").asText());
        assertEquals("value,value,words\r\n1.0E-5,-0.12345678901234566,\"a\nb\n\"\"c\"\"\"\r\n", table.toCsv());
    }

    @Test
    void everyTitleMakesAFileName() {
        assertEquals("panel", PanelSaver.fileName("…?"));
        assertEquals("l2h4-über-alles", PanelSaver.fileName(" L2H4: über *alles* "));
    }
}
