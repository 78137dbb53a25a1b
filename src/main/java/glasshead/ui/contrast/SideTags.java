package glasshead.ui.contrast;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One side of the contrast as coloured tags, each with its ✕, and a `+` behind them that turns into a field.
final class SideTags {

    private final ContrastViewModel model;
    private final ContrastSide side;
    private final ObservableValue<Number> room;
    private final Runnable changed;
    private final Button add = new Button();
    /// The tag whose field is open; empty for the field of a new one, null when no field is.
    private String edited;

    /// @param room    the width that no tag may exceed
    /// @param changed is told that [#nodes] are others now
    SideTags(ContrastViewModel model, ContrastSide side, ObservableValue<Number> room, Runnable changed) {
        this.model = model;
        this.side = side;
        this.room = room;
        this.changed = changed;
        add.getStyleClass().addAll("quiet", "tag-add", side.word());
        add.setAccessibleText("Add " + article());
        add.setTooltip(new Tooltip("Add " + article() + " token"));
        add.setOnAction(event -> edit(""));
        model.tags(side).addListener((property, before, now) -> changed.run());
    }

    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (ContrastViewModel.Tag tag : model.tags(side).get()) {
            nodes.add(tag.text().equals(edited) ? field(tag.text()) : tag(tag));
        }
        if ("".equals(edited)) {
            nodes.add(field(""));
        } else {
            add.setText(nodes.isEmpty() ? "+ add " + article() : "+");
            nodes.add(add);
        }
        return nodes;
    }

    private String article() {
        return (side == ContrastSide.ANSWER ? "an " : "a ") + side.word();
    }

    private Node tag(ContrastViewModel.Tag tag) {
        Button label = new Button(tag.label());
        label.getStyleClass().addAll("mono", "tag-label");
        label.setTooltip(new Tooltip("Click for another " + side.word() + ", Delete takes it away"));
        label.setMnemonicParsing(false);
        label.setOnAction(event -> edit(tag.text()));
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                model.remove(side, tag.text());
                event.consume();
            }
        });
        Button remove = new Button("×");
        remove.getStyleClass().add("tag-remove");
        remove.setTooltip(new Tooltip("Take " + tag.label() + " away"));
        remove.setAccessibleText("Take " + tag.label() + " away");
        remove.setOnAction(event -> model.remove(side, tag.text()));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        HBox pill = new HBox(label, remove);
        pill.getStyleClass().addAll("tag", side.word());
        pill.maxWidthProperty().bind(room);
        return pill;
    }

    private TokenField field(String start) {
        return new TokenField(start, model::matches, text -> model.put(side, start, text), () -> edit(null));
    }

    private void edit(String tag) {
        edited = tag;
        changed.run();
    }
}
