package glasshead.ui.modular;

import glasshead.pixels.ColourScale;
import glasshead.ui.heatmap.ColourBar;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A panel with one square picture, its colours, and a line that reads the locked cell. What is locked is locked in all pictures over pairs.
final class PicturePanel {

    private final ModularViewModel model;
    private final ViewOptions options;
    private final ObservableValue<Picture> picture;
    private final Panel panel;
    private final HeatmapCanvas canvas;
    private final ColourBar bar;
    private final Label reading = new Label();
    private boolean linked;

    /// @param name     the panel's title
    /// @param controls above the picture
    PicturePanel(String name, ModularViewModel model, ViewOptions options, ObservableValue<Picture> picture, Node... controls) {
        this.model = model;
        this.options = options;
        this.picture = picture;
        panel = new Panel(name);
        canvas = new HeatmapCanvas(options, this::tip);
        bar = new ColourBar(options);
        bar.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMinHeight(0);
        bar.setMaxHeight(Region.USE_PREF_SIZE);
        HBox both = new HBox(canvas, bar);
        both.getStyleClass().add("modular-picture");
        both.setMinSize(0, 0);
        HBox.setHgrow(canvas, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox content = new VBox(controls);
        content.getChildren().add(both);
        content.getStyleClass().add("modular-content");
        content.setMinSize(0, 0);
        panel.setContent(content);
        reading.getStyleClass().addAll("small", "muted");
        reading.setMinWidth(0);
        panel.setFooter(reading);
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
        bar.setVisible(now != null);
        if (now == null) {
            canvas.heatmap().set(null);
            panel.legend().set("");
            return;
        }
        link(!now.waves());
        ColourScale scale = now.scale(options);
        canvas.heatmap().set(now.heatmap(options));
        canvas.description().set(now.meaning() + ", a across, b down. Arrow keys read values, Enter locks, plus and minus zoom");
        panel.legend().set(now.meaning() + " · a across, b down · " + now.quantity().unit());
        bar.scale().set(scale);
        bar.format().set(value -> now.quantity().tick(value, now.limit()));
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
        reading.setText(there ? now.place(across, down) + ": " + now.quantity().full(now.at(across, down)) : "Point at a cell to read it, click to lock it");
    }
}
