package glasshead.ui.lens;

import glasshead.ui.format.WaitingLabel;
import glasshead.ui.lens.Curves.Curve;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.theme.Tones;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// The panel of curves over the layers.
final class LayersView {

    private static final double LINES = 9;
    private static final double SAMPLE = 16;

    private final LayersViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel("Over the layers");
    private final CurvePicture picture;
    private final FlowPane names = new FlowPane();

    LayersView(LayersViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        picture = new CurvePicture(options, LINES);
        names.getStyleClass().add("lens-names");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox content = new VBox(names, picture);
        content.setMinSize(0, 0);
        StackPane middle = new StackPane(content, new WaitingLabel(model.missing()));
        middle.setMinSize(0, 0);
        panel.setContent(middle);
        panel.setPicture(content);
        panel.legend().bind(model.legend());
        panel.setTable(model::table);
        picture.curves().bind(model.curves());
        model.curves().subscribe(this::refresh);
        options.dark().subscribe(this::refresh);
        refresh();
    }

    Panel panel() {
        return panel;
    }

    private void refresh() {
        names.getChildren().clear();
        for (Curve curve : model.curves().get().lines()) {
            Line sample = new Line(0, 0, SAMPLE, 0);
            sample.setStroke(CurvePicture.color(curve, Tones.of(options)));
            sample.setStrokeWidth(2);
            if (curve.before()) {
                sample.getStrokeDashArray().setAll(4.0, 3.0);
            }
            Label name = new Label(curve.name() + (curve.before() ? " before" : ""), sample);
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.getStyleClass().addAll("small", "muted");
            names.getChildren().add(name);
        }
        picture.setAccessibleText(names.getChildren().isEmpty() ? "No curves" : "Curves over the layers: " + model.legend().get()
                + "; the panel's table has the numbers");
    }
}
