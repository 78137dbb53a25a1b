package glasshead.ui.neurons;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A bar to either side of zero: soft for before, solid for now.
final class NeuronBar extends Region {

    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final double HEIGHT = 12;

    private final Region axis = new Region();
    private final Region ghost = new Region();
    private final Region solid = new Region();
    private double before;
    private double now;
    private double limit = 1;

    NeuronBar() {
        axis.getStyleClass().add("bar-axis");
        ghost.getStyleClass().add("bar-ghost");
        solid.getStyleClass().add("bar-solid");
        List.of(axis, ghost, solid).forEach(part -> part.setManaged(false));
        getChildren().addAll(axis, ghost, solid);
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
    }

    void show(NeuronRow row, ShownNeurons shown) {
        before = row.before();
        now = shown.compared() ? row.after() : row.before();
        limit = Math.max(shown.limit(), Double.MIN_NORMAL);
        ghost.setVisible(shown.compared());
        ghost.pseudoClassStateChanged(NEGATIVE, before < 0);
        solid.pseudoClassStateChanged(NEGATIVE, now < 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double middle = Math.round(getWidth() / 2);
        axis.resizeRelocate(middle, 0, 1, getHeight());
        place(ghost, before, middle, getHeight());
        place(solid, now, middle, ghost.isVisible() ? getHeight() / 2 : getHeight() * 0.7);
    }

    private void place(Region bar, double value, double middle, double height) {
        double length = Math.abs(value) / limit * middle;
        bar.resizeRelocate(value < 0 ? middle - length : middle, (getHeight() - height) / 2, length, height);
    }
}
