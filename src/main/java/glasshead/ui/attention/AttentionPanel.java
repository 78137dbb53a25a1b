package glasshead.ui.attention;

import glasshead.analysis.Weighting;
import glasshead.session.Selection.Side;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// The attention of the focused heads: as heatmap, as arcs or as coloured text.
public final class AttentionPanel {

    private final AttentionViewModel model;
    private final Panel panel = new Panel("Attention");

    public AttentionPanel(AttentionViewModel model, ViewOptions options) {
        this.model = model;
        panel.getStyleClass().add("attention");
        panel.getStylesheets().add(Objects.requireNonNull(AttentionPanel.class.getResource("attention.css")).toExternalForm());
        panel.title().bind(model.title());
        panel.remark().bind(model.remark());
        panel.legend().bind(model.legend());
        panel.setTable(model::table);
        panel.controls().getChildren().addAll(
                new Segmented<>(List.of(Picture.values()), Picture::label, Picture::tooltip, model.picture()),
                new Segmented<>(List.of(Weighting.values()), Weighting::label, Weighting::meaning, model.weighting()));
        panel.legendControls().getChildren().addAll(sides(), hideBos(),
                check("follow hover", "Show the head under the pointer, in whichever panel; off: only heads that were clicked", model.followHover()));
        panel.setContent(pictures(options));
    }

    public Panel panel() {
        return panel;
    }

    private Node pictures(ViewOptions options) {
        StringBinding notice = model.notice();
        Label instead = new Label();
        instead.textProperty().bind(notice);
        instead.getStyleClass().addAll("muted", "attention-notice");
        instead.setWrapText(true);
        instead.visibleProperty().bind(notice.isNotEmpty());
        StackPane stack = new StackPane(
                shownWhen(Picture.HEATMAP, new HeatmapPicture(model, options), notice),
                shownWhen(Picture.ARCS, new ArcsPicture(model, options), notice),
                shownWhen(Picture.TEXT, new TextPicture(model, options), notice), instead);
        stack.setMinSize(0, 0);
        return stack;
    }

    private Node shownWhen(Picture picture, Node node, StringBinding notice) {
        node.visibleProperty().bind(model.picture().isEqualTo(picture).and(notice.isEmpty()));
        return node;
    }

    private Node sides() {
        Segmented<Side> sides = new Segmented<>(List.of(Side.values()), side -> side == Side.BEFORE ? "before" : "after",
                side -> side == Side.BEFORE ? "The run without interventions" : "The run with the interventions", model.selection().side());
        sides.visibleProperty().bind(model.hasAblation());
        sides.managedProperty().bind(sides.visibleProperty());
        return sides;
    }

    private CheckBox hideBos() {
        CheckBox check = check("hide BOS", "Leave out the first column and spread the colours over the rest", model.hideBos());
        check.disableProperty().bind(model.hasBos().not());
        return check;
    }

    private static CheckBox check(String text, String tooltip, BooleanProperty value) {
        CheckBox check = new CheckBox(text);
        check.setTooltip(new Tooltip(tooltip));
        check.selectedProperty().bindBidirectional(value);
        return check;
    }
}
