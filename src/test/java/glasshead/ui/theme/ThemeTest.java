package glasshead.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

@OnScreen
class ThemeTest {

    private static final double AA = 4.5;

    @BeforeAll
    static void load() {
        Fonts.load();
    }

    @ParameterizedTest
    @ValueSource(strings = {Fonts.TEXT, Fonts.TEXT_MEDIUM, Fonts.TEXT_SEMIBOLD, Fonts.MONO, Fonts.MONO_MEDIUM})
    void everyFigureAndSignIsOfOneWidth(String family) {
        assertEquals(family, Font.font(family, 13).getFamily());
        double zero = width("0", family);
        for (String sign : "123456789+−".split("")) {
            assertEquals(zero, width(sign, family), 0.05, sign);
        }
    }

    @Test
    void fontSizeAndColourFollowTheOptions(FxRobot robot) {
        ViewOptions options = new ViewOptions();
        Label label = new Label("text");
        robot.interact(() -> {
            Scene scene = new Scene(new StackPane(label));
            Theme.wear(scene, options);
            scene.snapshot(null);
            assertEquals(new Font("Inter Regular", 13), label.getFont());
            assertEquals(Tones.of(false).text(), label.getTextFill());
            options.dark().set(true);
            options.largeText().set(true);
            scene.snapshot(null);
            assertEquals(Fonts.size(true), label.getFont().getSize());
            assertEquals(Tones.of(true).text(), label.getTextFill());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textCanBeRead(boolean dark) throws IOException {
        Map<String, Color> colours = sheet(dark);
        for (String behind : new String[] {"bg", "surface", "chip", "selected"}) {
            assertReadable(colours, "text", behind);
            assertReadable(colours, "muted", behind);
        }
        for (String tone : new String[] {"accent", "answer", "distractor"}) {
            assertReadable(colours, tone, "surface");
            assertReadable(colours, "on-" + tone, tone);
        }
        assertReadable(colours, "danger", "surface");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void canvasesHaveTheSheetsColours(boolean dark) throws IOException {
        Map<String, Color> c = sheet(dark);
        assertEquals(new Tones(c.get("surface"), c.get("border"), c.get("text"), c.get("muted"), c.get("accent"), c.get("answer"),
                c.get("answer-soft"), c.get("distractor"), c.get("distractor-soft"), c.get("ghost"), c.get("selected")), Tones.of(dark));
    }

    private static double width(String text, String family) {
        Text node = new Text(text.repeat(100));
        node.setFont(Font.font(family, 13));
        return node.getLayoutBounds().getWidth() / 100;
    }

    private static Map<String, Color> sheet(boolean dark) throws IOException {
        Matcher line = Pattern.compile("-gh-([a-z-]+): (#[0-9a-f]{6});").matcher(Files.readString(Path.of("assets/styles", dark ? "dark.css"
                : "light.css")));
        Map<String, Color> colours = new HashMap<>();
        while (line.find()) {
            colours.put(line.group(1), Color.web(line.group(2)));
        }
        return colours;
    }

    private static void assertReadable(Map<String, Color> colours, String text, String behind) {
        double a = luminance(colours.get(text));
        double b = luminance(colours.get(behind));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= AA, () -> text + " on " + behind + " has a contrast of " + contrast);
    }

    /// WCAG 2: relative luminance of linear sRGB.
    private static double luminance(Color colour) {
        double[] linear = DoubleStream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                .map(c -> c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
