package glasshead.ui.compare;

import glasshead.experiment.Texts;
import glasshead.pixels.ColourScale;
import glasshead.ui.compare.PatternDifference.Shown;
import glasshead.ui.heatmap.ColourBar;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// The heatmap of what the right side's attention has more than the left's.
final class DifferencePanel {

    private final PatternDifference model;
    private final ViewOptions options;
    private final HeatmapCanvas heatmap;
    private final ColourBar bar;
    private final Panel panel = new Panel("Attention, right − left");

    DifferencePanel(PatternDifference model, ViewOptions options) {
        this.model = model;
        this.options = options;
        heatmap = new HeatmapCanvas(options, this::tip);
        heatmap.description().set("Difference of attention, right minus left");
        bar = new ColourBar(options);
        HBox.setHgrow(heatmap, Priority.ALWAYS);
        HBox picture = new HBox(12, heatmap, bar);
        picture.visibleProperty().bind(model.notice().isEmpty());
        Label instead = new Label();
        instead.textProperty().bind(model.notice());
        instead.setWrapText(true);
        instead.getStyleClass().add("muted");
        instead.visibleProperty().bind(model.notice().isNotEmpty());
        StackPane content = new StackPane(picture, instead);
        content.setMinSize(0, 0);
        panel.getStyleClass().add("compare-difference");
        panel.setContent(content);
        panel.setTable(this::table);
        model.shown().subscribe(_ -> draw());
        options.dark().subscribe(_ -> draw());
        options.palette().subscribe(_ -> draw());
    }

    Panel panel() {
        return panel;
    }

    private void draw() {
        Shown shown = model.shown().get();
        if (shown == null) {
            heatmap.heatmap().set(null);
            panel.legend().set("");
            return;
        }
        ColourScale scale = ColourScale.diverging(options.palette().get(), options.dark().get(), shown.limit());
        heatmap.heatmap().set(new Heatmap(shown.cells(), scale, shown.labels(), shown.labels()));
        bar.scale().set(scale);
        bar.format().set(value -> Texts.format("%+.2f", value).replace('-', '\u2212'));
        panel.legend().set(shown.heads().stream().map(Object::toString).collect(Collectors.joining(", ")) + (shown.heads().size() > 1
                ? " in the mean" : "") + ", with interventions: what the right side attends more, query rows, key columns");
    }

    private TipText tip(Pointed at) {
        Shown shown = model.shown().get();
        if (shown == null || !at.isCell()) {
            return new TipText("", "", "");
        }
        double value = shown.cells().values()[at.row() * shown.cells().columns() + at.column()];
        return new TipText(shown.labels().get(at.row()) + " → " + shown.labels().get(at.column()), figure(value), "");
    }

    private static String figure(double value) {
        return Texts.format("%+.4f", value).replace('-', '\u2212');
    }

    private DataTable table() {
        Shown shown = model.shown().get();
        List<List<String>> rows = new ArrayList<>();
        if (shown != null) {
            for (int query = 0; query < shown.cells().rows(); query++) {
                for (int key = 0; key <= query; key++) {
                    rows.add(List.of(query + " " + shown.labels().get(query), key + " " + shown.labels().get(key), figure(shown.cells()
                            .values()[query * shown.cells().columns() + key])));
                }
            }
        }
        return new DataTable("Attention, right minus left", List.of("query", "key", "difference"), rows);
    }
}
