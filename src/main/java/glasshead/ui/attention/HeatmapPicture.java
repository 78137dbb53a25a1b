package glasshead.ui.attention;

import glasshead.pixels.ColourScale;
import glasshead.session.Selection;
import glasshead.ui.heatmap.ColourBar;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

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
        EdgeMenu.on(heatmap, model, heatmap.pointed()::get);
        bar = new ColourBar(options);
        bar.setMinHeight(0);
        bar.setMaxHeight(Region.USE_PREF_SIZE);
        VBox scale = new VBox(bar, zoomButtons());
        scale.getStyleClass().add("attention-scale");
        scale.setMinWidth(Region.USE_PREF_SIZE);
        scale.visibleProperty().bind(widthProperty().greaterThan(NARROWEST_WITH_BAR));
        scale.managedProperty().bind(scale.visibleProperty());
        getStyleClass().add("attention-heatmap");
        HBox.setHgrow(heatmap, Priority.ALWAYS);
        getChildren().addAll(heatmap, scale);
        draw();
        model.shown().subscribe(this::draw);
        options.dark().subscribe(this::draw);
        options.palette().subscribe(this::draw);
        Selection selection = model.selection();
        heatmap.zoom().bindBidirectional(model.zoom());
        heatmap.lockedRow().bindBidirectional(selection.query());
        heatmap.lockedColumn().bindBidirectional(selection.key());
        heatmap.hoveredToken().bind(selection.hoveredToken());
        heatmap.pointed().addListener((property, before, now) -> selection.hoveredToken().set(token(now)));
    }

    private Node zoomButtons() {
        VBox buttons = new VBox(
                button(Feather.ZOOM_IN, "Zoom in (+, or Ctrl and the wheel); drag to pan", heatmap::zoomIn),
                button(Feather.ZOOM_OUT, "Zoom out (−)", heatmap::zoomOut),
                button(Feather.MAXIMIZE, "Fit (0)", heatmap::zoomToFit));
        buttons.getStyleClass().add("attention-zoom");
        return buttons;
    }

    private static Button button(Feather icon, String tooltip, Runnable action) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        button.getStyleClass().add("quiet");
        button.setOnAction(event -> action.run());
        return button;
    }

    /// The one token that other panels mark: the query of a cell.
    private static int token(Pointed at) {
        return at.row() != Pointed.NONE ? at.row() : at.column();
    }

    private void draw() {
        ShownAttention shown = model.shown().get();
        if (shown != null) {
            ColourScale scale = shown.scale(options.palette().get(), options.dark().get());
            Heatmap drawn = new Heatmap(shown.cells(), scale, shown.labels(), shown.labels());
            heatmap.heatmap().set(drawn);
            heatmap.description().set("Heatmap of " + AttentionTexts.spoken(shown)
                    + ". Arrow keys read values, Enter locks, X cuts an edge, plus and minus zoom");
            bar.scale().set(scale);
            bar.format().set(value -> Values.tick(shown.weighting(), value, shown.limit()));
        }
    }
}
