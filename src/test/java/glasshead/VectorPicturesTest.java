package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.experiment.view.Workspace;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.export.PanelPicture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.shell.MainView;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// The pictures of all workspaces as SVG: shapes and text, no image. The test leaves them in `target/pictures`.
@OnScreen
class VectorPicturesTest {

    private final ViewOptions options = new ViewOptions();
    private Wiring wiring;
    private MainView window;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.wired(options, new ManualClock());
        window = RealWindow.sized(stage, wiring, options, 1600, 1000);
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(
                VectorPicturesTest::all) : Stream.empty());
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    private Stream<Panel> shown() {
        return all(window).filter(Panel.class::isInstance).map(Panel.class::cast).filter(VectorPicturesTest::isShown).filter(panel -> panel
                .getWidth() > 0);
    }

    /// By file name.
    private Map<String, String> pictures(Workspace workspace) {
        onFx(() -> wiring.session().look(view -> view.withWorkspace(workspace)));
        RealWindow.untilRun(wiring.session());
        settle();
        return onFx(() -> {
            Map<String, String> svg = new TreeMap<>();
            shown().forEach(panel -> svg.put(workspace.word() + "-" + panel.title().get().replaceAll("\\W+", "-"),
                    new PanelPicture(panel, "tiny-english", options).svg()));
            return svg;
        });
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document document) {
        return named(document, "text");
    }

    private static List<String> named(Document document, String element) {
        NodeList texts = document.getElementsByTagName(element);
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    @Test
    void everyPictureIsShapesAndText() throws Exception {
        onFx(() -> wiring.session().change(now -> now.toggled(new Head(2, 4))));
        onFx(() -> wiring.session().selection().locked().set(List.of(new Head(2, 5))));
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        List<String> images = new ArrayList<>();
        for (Workspace workspace : List.of(Workspace.HEADS, Workspace.LENS, Workspace.MAPS, Workspace.CIRCUIT, Workspace.TRAINING)) {
            Map<String, String> pictures = pictures(workspace);
            assertFalse(pictures.isEmpty(), workspace::toString);
            for (Map.Entry<String, String> picture : pictures.entrySet()) {
                Files.writeString(folder.resolve(picture.getKey() + ".svg"), picture.getValue());
                if (parsed(picture.getValue()).getElementsByTagName("image").getLength() > 0) {
                    images.add(picture.getKey());
                }
            }
        }
        assertEquals(List.of(), images);
    }

    @Test
    void gridAndHeatmapHaveAllTheirNames() throws Exception {
        Map<String, String> pictures = pictures(Workspace.HEADS);
        List<String> grid = texts(parsed(pictures.get("heads-Heads")));
        assertTrue(grid.containsAll(List.of("H0", "H5", "L0", "L3")), grid::toString);
        onFx(() -> wiring.session().selection().locked().set(List.of(new Head(2, 5))));
        Map<String, String> locked = pictures(Workspace.HEADS);
        String heatmap = locked.entrySet().stream().filter(picture -> picture.getKey().startsWith("heads-L2H5")).findFirst().orElseThrow()
                .getValue();
        List<String> names = texts(parsed(heatmap));
        assertEquals(2, names.stream().filter("·Mary"::equals).count(), names::toString);
    }

    /// Who points at a cell or a bar in a browser is told what it is.
    @Test
    void cellsAndBarsSayWhatTheyAre() throws Exception {
        onFx(() -> wiring.session().selection().locked().set(List.of(new Head(2, 5))));
        Map<String, String> pictures = pictures(Workspace.HEADS);
        List<String> cells = named(parsed(pictures.entrySet().stream().filter(picture -> picture.getKey().startsWith("heads-L2H5"))
                .findFirst().orElseThrow().getValue()), "title");
        int tokens = wiring.session().findings().get().tokens().length();
        assertEquals(tokens * (tokens + 1) / 2, cells.stream().filter(cell -> cell.contains(" → ")).count(), cells::toString);
        List<String> bars = pictures.values().stream().flatMap(svg -> {
            try {
                return named(parsed(svg), "title").stream();
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        }).filter(title -> title.startsWith("L3H0")).toList();
        assertFalse(bars.isEmpty(), "the bar of a head has its name and value");
    }
}
