package glasshead.ui.attention;

import glasshead.experiment.view.AttentionPicture;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

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
        Node pictures = pictures(options);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox content = new VBox(new AttentionControls(panel, model), pictures);
        content.getStyleClass().add("attention-content");
        content.setMinSize(0, 0);
        panel.setContent(content);
        panel.setPicture(pictures);
        panel.setActivations(() -> List.of("blocks.*.attn.hook_pattern", "blocks.*.attn.hook_z"));
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
                shownWhen(AttentionPicture.HEATMAP, new HeatmapPicture(model, options), notice),
                shownWhen(AttentionPicture.ARCS, new ArcsPicture(model, options), notice),
                shownWhen(AttentionPicture.TEXT, new TextPicture(model, options), notice), instead);
        stack.setMinSize(0, 0);
        return stack;
    }

    private Node shownWhen(AttentionPicture picture, Node node, StringBinding notice) {
        node.visibleProperty().bind(model.picture().isEqualTo(picture).and(notice.isEmpty()));
        return node;
    }
}
