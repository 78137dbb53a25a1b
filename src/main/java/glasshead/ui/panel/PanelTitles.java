package glasshead.ui.panel;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A panel's title with a remark behind it. Where there is no room for both, the title wins: the remark is cut, and then gone.
final class PanelTitles extends Region {

    private static final double GAP = 8;
    /// In heights of the line: less of a remark than this says nothing.
    private static final double LEAST_REMARK = 2.5;

    private final Label title;
    private final Label remark;

    PanelTitles(Label title, Label remark) {
        this.title = title;
        this.remark = remark;
        getChildren().addAll(title, remark);
        setMinWidth(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        double remarkWidth = remark.getText().isEmpty() ? 0 : GAP + remark.prefWidth(-1);
        return title.prefWidth(-1) + remarkWidth;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(title.prefHeight(-1), remark.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double titleWidth = Math.min(getWidth(), snapSizeX(title.prefWidth(-1)));
        double wanted = snapSizeX(remark.prefWidth(-1));
        double room = Math.min(getWidth() - titleWidth - GAP, wanted);
        remark.setVisible(room >= Math.min(wanted, LEAST_REMARK * getHeight()));
        place(title, 0, titleWidth);
        place(remark, titleWidth + GAP, Math.max(0, room));
    }

    private void place(Label label, double x, double width) {
        layoutInArea(label, x, 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
    }
}
