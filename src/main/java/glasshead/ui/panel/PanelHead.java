package glasshead.ui.panel;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A panel's first line: title at the left, controls and menu at the right. Where the panel is too narrow for all, the controls
/// move to a line of their own; whether they do does not depend on what the title says at the moment, so that nothing jumps.
final class PanelHead extends Region {

    private static final double GAP = 8;
    /// In widths of the buttons at the right.
    private static final double TITLE_ROOM = 2;

    private final Region title;
    private final Region controls;
    private final Region menu;
    private final Text heading;

    /// @param heading the title that the panel began with; as much room as it takes belongs to the title, within a limit
    ///                (the limit itself for a panel that began without one)
    PanelHead(Region title, Region controls, Region menu, Label heading) {
        this.title = title;
        this.controls = controls;
        this.menu = menu;
        this.heading = new Text(heading.getText());
        this.heading.fontProperty().bind(heading.fontProperty());
        getStyleClass().add("panel-head");
        getChildren().addAll(title, controls, menu);
        setMinWidth(0);
    }

    /// Whether something in this head is neither a control nor in one, so that a click on it means the head.
    boolean isBare(Object target) {
        for (Node node = target instanceof Node inside ? inside : this; node != this; node = node.getParent()) {
            if (node == controls || node == menu) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return titleWidth() + GAP + controls.prefWidth(-1) + GAP + menu.prefWidth(-1);
    }

    /// Whoever asks without a width, as a split pane does, means the width that the panel has.
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return broken(width) ? firstLine() + GAP / 2 + controls.prefHeight(-1) : Math.max(firstLine(), controls.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean broken = broken(width);
        double line = broken ? firstLine() : getHeight();
        double menuWidth = snapSizeX(menu.prefWidth(-1));
        double controlsWidth = snapSizeX(Math.min(width, controls.prefWidth(-1)));
        double right = width - menuWidth;
        place(menu, right, 0, menuWidth, line, HPos.RIGHT);
        double titleEnd = right - GAP;
        if (broken) {
            place(controls, 0, line + GAP / 2, controlsWidth, getHeight() - line - GAP / 2, HPos.LEFT);
        } else {
            place(controls, right - GAP / 2 - controlsWidth, 0, controlsWidth, line, HPos.RIGHT);
            titleEnd -= controlsWidth + GAP;
        }
        place(title, 0, 0, Math.max(0, titleEnd), line, HPos.LEFT);
    }

    private void place(Node node, double x, double y, double width, double height, HPos at) {
        layoutInArea(node, x, y, width, height, 0, at, VPos.CENTER);
    }

    private boolean broken(double width) {
        return width >= 0 && controls.prefWidth(-1) > 0 && width < computePrefWidth(-1);
    }

    private double titleWidth() {
        double most = TITLE_ROOM * menu.prefWidth(-1);
        return heading.getText().isEmpty() ? most : Math.min(heading.getLayoutBounds().getWidth(), most);
    }

    private double firstLine() {
        return Math.max(title.prefHeight(-1), menu.prefHeight(-1));
    }
}
