package glasshead.ui.modular;

import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A panel with one square picture, its colours, and a line that reads the locked cell. What is locked is locked in all pictures over
/// pairs.
final class PicturePanel {

    private static final String HELP = "a across, b down · click locks";

    private final ModularViewModel model;
    private final ViewOptions options;
    private final ObservableValue<@Nullable Picture> picture;
    private final Panel panel;
    private final HBox controls;
    private final HeatmapCanvas canvas;
    private final ScaleLine scale = new ScaleLine();
    private final Label reading = new Label();
    private boolean linked;

    /// @param name     the panel's title
    /// @param choices above the picture
    PicturePanel(String name, ModularViewModel model, ViewOptions options, ObservableValue<@Nullable Picture> picture, Node... choices) {
        this.model = model;
        this.options = options;
        this.picture = picture;
        panel = new Panel(name);
        canvas = new HeatmapCanvas(options, this::tip);
        controls = new HBox(choices);
        controls.getStyleClass().add("modular-controls");
        controls.setMinWidth(0);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        VBox content = new VBox(controls, canvas);
        content.getStyleClass().add("modular-content");
        content.setMinSize(0, 0);
        panel.setContent(content);
        panel.getStyleClass().add("modular-picture-panel");
        reading.getStyleClass().addAll("small", "muted");
        reading.setMinWidth(0);
        reading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(reading, Priority.ALWAYS);
        HBox footer = new HBox(reading, scale);
        footer.getStyleClass().add("modular-footer");
        panel.setFooter(footer);
        panel.setTable(() -> picture.getValue() == null ? null : picture.getValue().table(name));
        picture.addListener((property, before, now) -> draw());
        options.dark().addListener((property, before, now) -> draw());
        options.palette().addListener((property, before, now) -> draw());
        canvas.lockedRow().addListener((property, before, now) -> read());
        canvas.lockedColumn().addListener((property, before, now) -> read());
        draw();
    }

    Panel panel() {
        return panel;
    }

    private void draw() {
        Picture now = picture.getValue();
        canvas.setVisible(now != null);
        scale.setVisible(now != null);
        controls.setVisible(now != null);
        panel.remark().set(now == null ? "" : now.remark());
        if (now == null) {
            canvas.heatmap().set(null);
            panel.legend().set("");
            read();
            return;
        }
        link(!now.waves());
        canvas.heatmap().set(now.heatmap(options));
        canvas.description().set(now.meaning() + ", a across, b down. Arrow keys read values, Enter locks, plus and minus zoom");
        panel.legend().set(now.meaning() + " · " + now.quantity().unit());
        scale.show(now.scale(options), value -> now.quantity().tick(value, now.limit()));
        read();
    }

    /// Rows and columns of waves are no pairs, so a lock among them is this picture's own.
    private void link(boolean pairs) {
        if (pairs == linked) {
            return;
        }
        linked = pairs;
        if (pairs) {
            canvas.lockedColumn().bindBidirectional(model.lockedA());
            canvas.lockedRow().bindBidirectional(model.lockedB());
        } else {
            canvas.lockedColumn().unbindBidirectional(model.lockedA());
            canvas.lockedRow().unbindBidirectional(model.lockedB());
            canvas.lockedColumn().set(Pointed.NONE);
            canvas.lockedRow().set(Pointed.NONE);
        }
    }

    private TipText tip(Pointed at) {
        Picture now = picture.getValue();
        return new TipText(now.place(at.column(), at.row()), now.quantity().full(now.at(at.column(), at.row())), "");
    }

    private void read() {
        Picture now = picture.getValue();
        int across = canvas.lockedColumn().get();
        int down = canvas.lockedRow().get();
        boolean there = now != null && across != Pointed.NONE && down != Pointed.NONE && across < now.prime() && down < now.prime();
        reading.setText(there ? now.place(across, down) + ": " + now.quantity().full(now.at(across, down)) : now == null ? "" : HELP);
    }
}
