package glasshead.ui.predictions;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The heads of the columns.
final class TokenHeader extends Region {

    private static final double HEIGHT_EMS = 1.6;

    private final Label token = new Label("token");
    private final Label rank = new Label("rank");
    private final Label number = new Label();
    private final Label before = new Label();
    private final Label after = new Label("after");
    private TokenColumns columns = new TokenColumns(0, 1, false);
    private double gutter;

    TokenHeader() {
        getStyleClass().add("plain-list-header");
        after.getStyleClass().add("token-after-head");
        List.of(token, rank, number, before, after).forEach(label -> label.setManaged(false));
        List.of(rank, number, before, after).forEach(label -> label.setAlignment(Pos.CENTER_RIGHT));
        getChildren().addAll(token, rank, number, before, after);
    }

    void show(boolean compared, double em) {
        columns = new TokenColumns(getWidth(), em, compared);
        number.setText(compared ? "Δ points" : "logit");
        before.setText(compared ? "before" : "probability");
        after.setVisible(compared);
        requestLayout();
    }

    /// Room at the right that the list's scroll bar takes.
    void setGutter(double width) {
        gutter = width;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT_EMS * columns.em();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double inset = snappedLeftInset();
        columns = new TokenColumns(getWidth() - inset - snappedRightInset() - gutter, columns.em(), columns.compared());
        double height = getHeight();
        token.resizeRelocate(inset, 0, columns.tokenWidth(), height);
        rank.setVisible(columns.hasRank());
        rank.resizeRelocate(inset + columns.rankLeft(), 0, columns.rankWidth(), height);
        number.setVisible(columns.hasNumber());
        number.resizeRelocate(inset + columns.numberLeft(), 0, columns.numberWidth(), height);
        run(before, 0, inset, height);
        run(after, 1, inset, height);
    }

    private void run(Label label, int run, double inset, double height) {
        label.resizeRelocate(inset + columns.barLeft(run), 0, columns.barWidth() + columns.numberWidth(), height);
    }
}
