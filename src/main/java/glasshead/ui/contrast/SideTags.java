package glasshead.ui.contrast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One side of the contrast as coloured tags, each with its ✕, and a `+` behind them that turns into a field. A token that is taken opens
/// the field for the next one.
final class SideTags {

    private static final String NEW = "";

    private final ContrastViewModel model;
    private final ContrastSide side;
    private final ObservableValue<Number> room;
    private final Runnable changed;
    private final Map<ContrastViewModel.Tag, Node> tags = new HashMap<>();
    private final Button add = new Button();
    /// The tag whose field is open, [#NEW] for that of a new one.
    private @Nullable String edited;
    private @Nullable TokenField field;

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
        add.setOnAction(event -> edit(NEW));
        model.tags(side).addListener((property, before, now) -> changed.run());
    }

    List<Node> nodes() {
        List<ContrastViewModel.Tag> shown = model.tags(side).get();
        tags.keySet().retainAll(shown);
        List<Node> nodes = new ArrayList<>();
        for (ContrastViewModel.Tag tag : shown) {
            nodes.add(tag.text().equals(edited) ? field : tags.computeIfAbsent(tag, this::tag));
        }
        if (field != null && !nodes.contains(field)) {
            nodes.add(field); // for a new tag, or for one that is gone meanwhile
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
                remove(tag);
                event.consume();
            }
        });
        Button remove = new Button("×");
        remove.getStyleClass().add("tag-remove");
        remove.setTooltip(new Tooltip("Take " + tag.label() + " away"));
        remove.setAccessibleText("Take " + tag.label() + " away");
        remove.setOnAction(event -> remove(tag));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        HBox pill = new HBox(label, remove);
        pill.getStyleClass().addAll("tag", side.word());
        pill.maxWidthProperty().bind(room);
        return pill;
    }

    private void remove(ContrastViewModel.Tag tag) {
        model.remove(side, tag.text());
        add.requestFocus();
    }

    private TokenField edit(String tag) {
        edited = tag;
        TokenField opened = new TokenField(tag, new TokenField.Owner() {
            @Override
            public List<VocabularySearch.Match> matches(String typed) {
                return model.matches(typed);
            }

            @Override
            public void take(List<String> tokens) {
                close();
                model.put(side, tag, tokens);
                edit(NEW).giveWay();
            }

            @Override
            public void leave(boolean byKey) {
                close();
                if (byKey) {
                    add.requestFocus();
                }
            }
        });
        field = opened;
        changed.run();
        opened.requestFocus();
        opened.selectAll();
        return opened;
    }

    private void close() {
        edited = null;
        field = null;
        changed.run();
    }
}
