package glasshead.ui.circuit;

import glasshead.ui.format.PlainList;
import glasshead.ui.panel.DataTable;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is scored, as a table with a column of approximate and one of exact scores.
interface ScoreTable {

    /// A row that is pointed at, here or in a picture.
    PseudoClass PREVIEWED = PseudoClass.getPseudoClass("previewed");

    String title();

    /// A line above it.
    String legend();

    /// Header and rows.
    Node content();

    /// What stands below it.
    List<Node> footer();

    DataTable data();

    /// The header and, below it, the list.
    static VBox under(HBox header, PlainList<?> list) {
        header.getStyleClass().add("plain-list-header");
        Region gutter = new Region();
        gutter.minWidthProperty().bind(list.gutter());
        header.getChildren().add(gutter);
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(2, header, list);
    }

    /// A row's parts side by side, as the header's.
    static HBox row(Label name, Label approximate, Label exact) {
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        for (Label figure : List.of(approximate, exact)) {
            figure.getStyleClass().add("circuit-figure");
            figure.setMinWidth(Region.USE_PREF_SIZE);
        }
        return new HBox(name, approximate, exact);
    }
}
