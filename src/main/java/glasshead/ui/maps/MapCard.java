package glasshead.ui.maps;

import glasshead.pixels.Area;
import glasshead.ui.format.ValueCard;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The card beside a cell, with all its numbers.
final class MapCard extends ValueCard {

    private static final double DISTANCE = 8;

    private final GridPane lines;
    private final DotsLine dots;

    MapCard() {
        this(new GridPane(), new DotsLine());
    }

    private MapCard(GridPane lines, DotsLine dots) {
        super("map-card", lines, dots);
        this.lines = lines;
        this.dots = dots;
        lines.getStyleClass().add("map-card-lines");
    }

    /// Shows the card beside a cell, inside `around`, not above the cell itself.
    void show(CardText text, Area cell, Region around) {
        write(text.place(), text.value(), text.style());
        lines.getChildren().clear();
        for (int row = 0; row < text.lines().size(); row++) {
            lines.addRow(row, styled(text.lines().get(row).name(), "muted"), styled(text.lines().get(row).number(), "map-card-number"));
        }
        dots.show(text.each());
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        double right = cell.right() + DISTANCE;
        double left = right + width <= around.getWidth() ? right : Math.max(0, cell.left() - DISTANCE - width);
        double top = Math.clamp(cell.top() - height / 2, 0, Math.max(0, around.getHeight() - height));
        resizeRelocate(Math.round(left), Math.round(top), width, height);
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", style);
        return label;
    }
}
