package glasshead.ui.export;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.picture.Pictures;
import glasshead.ui.theme.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A panel as a picture to be shown elsewhere: title, what it is about, legend, picture and footer, without buttons. On the FX thread.
///
/// @param about the model and the prompt, or the set
public record PanelPicture(Panel panel, String about, ViewOptions options) {

    private static final double PADDING = 12;

    /// What stands above the picture, each on lines of its own.
    record Caption(String title, String about, String legend) {
    }

    Caption caption() {
        String remark = panel.remark().get();
        return new Caption(panel.title().get() + (remark.isEmpty() ? "" : " · " + remark), about, panel.legend().get());
    }

    /// The parts of the panel that are drawn, from top to bottom.
    List<Node> parts() {
        return Stream.of(panel.picture(), panel.footer()).filter(part -> part.isVisible() && part.getLayoutBounds().getHeight() > 0)
                .toList();
    }

    /// What is drawn while the tools among the panel's parts are out of sight: buttons, menus, sliders and choices.
    <T> T withoutButtons(Supplier<T> drawing) {
        Map<Node, Double> seen = new HashMap<>();
        parts().stream().flatMap(part -> part.lookupAll("*").stream()).filter(PanelPicture::isTool).forEach(tool -> seen.putIfAbsent(tool,
                tool.getOpacity()));
        seen.keySet().forEach(tool -> tool.setOpacity(0));
        try {
            return drawing.get();
        } finally {
            seen.forEach(Node::setOpacity);
        }
    }

    private static boolean isTool(Node node) {
        return (node instanceof Segmented<?> || node instanceof ButtonBase || node instanceof Slider || node instanceof ChoiceBox<?>)
                && !node.getStyleClass().contains(
                        Panel.TELLS);
    }

    /// @param scale pixels for one unit of the scene; 2 is good for print
    public Image image(double scale) {
        return withoutButtons(() -> drawn(scale));
    }

    /// As shapes and text.
    public String svg() {
        return new PanelSvg(this).text();
    }

    private Image drawn(double scale) {
        Caption caption = caption();
        VBox page = new VBox(4, line(caption.title(), "panel-title"), line(caption.about(), "muted"), line(caption.legend(),
                "panel-legend"));
        page.getStyleClass().add("picture-page");
        page.setStyle("-fx-background-color: -gh-surface; -fx-padding: " + PADDING + "px");
        for (Node part : parts()) {
            ImageView view = new ImageView(Pictures.of(part, scale));
            view.setFitWidth(view.getImage().getWidth() / scale);
            view.setPreserveRatio(true);
            view.setSmooth(false);
            page.getChildren().add(view);
        }
        double width = parts().stream().mapToDouble(part -> part.getLayoutBounds().getWidth()).max().orElse(0) + 2 * PADDING;
        page.setMinWidth(width);
        page.setMaxWidth(width);
        page.setPrefWidth(width);
        Scene scene = new Scene(page);
        Subscription look = Theme.wear(scene, options);
        try {
            return Pictures.of(page, scale);
        } finally {
            look.unsubscribe();
        }
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
        return label;
    }
}
