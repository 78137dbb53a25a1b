package glasshead.ui.attention;

import glasshead.session.Selection;
import glasshead.ui.heatmap.ColourBar;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The pattern as a heatmap with its colour bar.
final class HeatmapPicture extends HBox {

    private static final double NARROWEST_WITH_BAR = 300;

    private final AttentionViewModel model;
    private final ViewOptions options;
    private final HeatmapCanvas heatmap;
    private final ColourBar bar;

    HeatmapPicture(AttentionViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        heatmap = new HeatmapCanvas(options, at -> AttentionTexts.tip(model.shown().get(), at));
        heatmap.setAccessibleText("Attention heatmap; arrow keys read values, Enter locks, plus and minus zoom");
        bar = new ColourBar(options);
        bar.setMinHeight(0);
        bar.setMaxHeight(Region.USE_PREF_SIZE);
        bar.visibleProperty().bind(widthProperty().greaterThan(NARROWEST_WITH_BAR));
        bar.managedProperty().bind(bar.visibleProperty());
        getStyleClass().add("attention-heatmap");
        HBox.setHgrow(heatmap, Priority.ALWAYS);
        getChildren().addAll(heatmap, bar);
        draw();
        model.shown().subscribe(this::draw);
        options.dark().subscribe(this::draw);
        options.palette().subscribe(this::draw);
        Selection selection = model.selection();
        heatmap.lockedRow().bindBidirectional(selection.query());
        heatmap.lockedColumn().bindBidirectional(selection.key());
        heatmap.hoveredToken().bind(selection.hoveredToken());
        heatmap.pointed().addListener((property, before, now) -> selection.hoveredToken().set(token(now)));
    }

    /// The one token that other panels mark: the query of a cell.
    private static int token(Pointed at) {
        return at.row() != Pointed.NONE ? at.row() : at.column();
    }

    private void draw() {
        ShownAttention shown = model.shown().get();
        if (shown != null) {
            Heatmap drawn = new Heatmap(shown.cells(), shown.scale(options.palette().get(), options.dark().get()), shown.labels(), shown.labels());
            heatmap.heatmap().set(drawn);
            bar.scale().set(drawn.scale());
            bar.format().set(value -> Values.tick(shown.weighting(), value, shown.limit()));
        }
    }
}
