package glasshead.ui.heads;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which way and in which colour the bar below a pattern grows.
final class BarLegend extends HBox {

    BarLegend() {
        super(word("distractor"), mark("distractor"), mark("answer"), word("answer"));
        getStyleClass().add("head-bar-legend");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
    }

    void show(HeadGrid grid) {
        setVisible(grid != null && grid.hasContrast() && grid.picture() instanceof CellPicture.Pattern);
    }

    private static Label word(String text) {
        Label word = new Label(text);
        word.getStyleClass().addAll("muted", "small");
        return word;
    }

    private static Region mark(String side) {
        Region mark = new Region();
        mark.getStyleClass().addAll("head-bar-mark", side);
        return mark;
    }
}
