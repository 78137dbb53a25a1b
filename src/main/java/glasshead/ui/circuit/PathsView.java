package glasshead.ui.circuit;

import glasshead.engine.PathEffects;
import glasshead.experiment.Head;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Path patching: a cell for each head that comes before the receivers, coloured by what the path from it carries.
final class PathsView extends VBox {

    private static final double GAP = 3;

    private final Paths paths;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);
    private final Label said = new Label();
    private final Button run = new Button();

    PathsView(CircuitViewModel model, ViewOptions options) {
        this.paths = model.paths();
        this.options = options;
        getStyleClass().add("circuit-paths");
        TextField to = new TextField();
        to.textProperty().bindBidirectional(paths.to());
        to.setPromptText("logits or L2H4.q, L2H3.q");
        to.setAccessibleText("Receivers of the paths");
        to.setTooltip(new Tooltip("Where the paths lead: logits, or some heads' queries, keys or values and MLPs, with commas between"));
        to.setOnAction(_ -> paths.flip());
        to.setPrefColumnCount(24);
        CheckBox mlps = new CheckBox("through MLPs");
        mlps.selectedProperty().bindBidirectional(paths.throughMlps());
        mlps.setTooltip(new Tooltip("MLPs on the way follow, as in Wang et al. 2022, instead of being held as in the clean run"));
        run.setOnAction(_ -> paths.flip());
        said.getStyleClass().addAll("small", "muted");
        said.setWrapText(true);
        Label lead = new Label("paths to");
        HBox line = new HBox(8, lead, to, mlps, run, said);
        line.getStyleClass().add("circuit-line");
        Region cells = cells();
        VBox.setVgrow(cells, Priority.ALWAYS);
        setSpacing(8);
        setMinSize(0, 0);
        getChildren().addAll(line, cells);
        paths.effects().answer().addListener((_, _, _) -> show());
        paths.effects().running().subscribe(this::show);
        paths.effects().problem().subscribe(this::show);
        paths.wrong().subscribe(this::show);
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
        show();
    }

    private Region cells() {
        return new Region() {
            {
                getChildren().add(canvas);
                setMinSize(0, 0);
            }

            @Override
            protected void layoutChildren() {
                canvas.resizeRelocate(0, 0, getWidth(), getHeight());
            }
        };
    }

    private void show() {
        boolean running = paths.effects().running().get();
        PathEffects found = paths.effects().answer().get();
        run.setText(running ? "Stop" : "Run");
        String wrong = paths.wrong().get() + paths.effects().problem().get();
        said.setText(!wrong.isEmpty() ? wrong : found == null ? running ? "Running…" : "Nothing is computed yet: press Run."
                : found.done() < found.of() ? found.done() + " of " + found.of() + " prompts" : found.of() + " prompts");
        canvas.repaintOverlay();
    }

    private void paint(Graphics graphics, double width, double height) {
        PathEffects found = paths.effects().answer().get();
        if (found == null) {
            return;
        }
        Tones tones = Tones.of(options);
        Map<Head, Double> means = found.means();
        int layers = 1 + found.heads().stream().mapToInt(Head::layer).max().orElse(0);
        int heads = found.model().heads();
        double largest = means.values().stream().mapToDouble(Math::abs).filter(Double::isFinite).max().orElse(1);
        LabelText names = new LabelText(CanvasFonts.token(options));
        LabelText numbers = new LabelText(CanvasFonts.small(options));
        double cellWidth = Math.min(width / heads, 9 * names.width("M"));
        double cellHeight = Math.min(height / layers, 4 * names.lineHeight());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        means.forEach((head, value) -> {
            double x = head.index() * cellWidth;
            double y = head.layer() * cellHeight;
            graphics.setGlobalAlpha(Double.isNaN(value) || largest == 0 ? 0 : Math.abs(value) / largest);
            graphics.setFill(value <= 0 ? tones.answer() : tones.distractor());
            graphics.fillRoundRect(x, y, cellWidth - GAP, cellHeight - GAP, 6, 6);
            graphics.setGlobalAlpha(1);
            graphics.setStroke(tones.border());
            graphics.strokeRoundRect(x + .5, y + .5, cellWidth - GAP - 1, cellHeight - GAP - 1, 6, 6);
            boolean strong = Math.abs(value) > .55 * largest;
            graphics.setFill(strong ? tones.surface() : tones.text());
            boolean two = cellHeight > 2.2 * names.lineHeight();
            graphics.setFont(names.font());
            String name = head.toString();
            if (two || numbers.width(name) < cellWidth && cellHeight > names.lineHeight()) {
                graphics.fillText(names.fitted(name, cellWidth - GAP), x + cellWidth / 2, y + cellHeight * (two ? .33 : .5));
            }
            if (two) {
                graphics.setFont(numbers.font());
                graphics.fillText(Numbers.signed(value), x + cellWidth / 2, y + cellHeight * .66);
            }
        });
    }
}
