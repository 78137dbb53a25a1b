package glasshead.ui.set;

import glasshead.analysis.Spread;
import glasshead.ui.format.Numbers;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One part: its mean attribution as a bar with its standard error, a diamond where ablation shows what it really does, and both numbers.
final class PartRow extends Region {

    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final double HEIGHT = 1.5;

    private final Label name = new Label();
    private final Label attributed = new Label();
    private final Label removed = new Label();
    private final Region bar = styled("set-bar");
    private final Region error = styled("set-error");
    private final Region diamond = styled("set-diamond");
    private final Region axis = styled("set-axis");
    private final Part part;
    private final double most;

    /// @param spread  its direct attribution over the set
    /// @param removes what the logit difference loses when it is ablated; `NaN` where that is not known
    record Part(String name, Spread spread, double removes) {

        /// How far its bar reaches.
        double reach() {
            return Math.abs(spread.mean()) + (Double.isNaN(spread.standardError()) ? 0 : spread.standardError());
        }
    }

    /// @param most what the half of the width stands for; a diamond further out stands at the edge, its number tells how far
    PartRow(Part part, double most) {
        this.part = part;
        this.most = most;
        name.setText(part.name);
        name.getStyleClass().addAll("mono", "small");
        attributed.setText(Numbers.signed(part.spread.mean()) + " ± " + Numbers.plain(part.spread.standardError(), 2));
        removed.setText(Double.isNaN(part.removes) ? "" : "◇ " + Numbers.signed(part.removes));
        attributed.getStyleClass().add("small");
        removed.getStyleClass().addAll("small", "muted");
        attributed.setAlignment(Pos.CENTER_RIGHT);
        removed.setAlignment(Pos.CENTER_RIGHT);
        bar.pseudoClassStateChanged(NEGATIVE, part.spread.mean() < 0);
        diamond.setRotate(45);
        diamond.setVisible(!Double.isNaN(part.removes));
        getChildren().addAll(axis, bar, error, diamond, name, attributed, removed);
        setAccessibleText(part.name + ", attribution " + attributed.getText() + (removed.getText().isEmpty() ? "" : ", ablation takes away "
                + Numbers.signed(part.removes)));
    }

    private static Region styled(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(name.prefHeight(-1) * HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        double em = name.prefHeight(-1);
        double height = getHeight();
        double nameWidth = 3.2 * em;
        double numbers = 6.2 * em;
        double half = Math.max(10, (getWidth() - nameWidth - numbers - 4.4 * em) / 2);
        double zero = nameWidth + half;
        name.resizeRelocate(0, 0, nameWidth, height);
        attributed.resizeRelocate(zero + half, 0, numbers, height);
        removed.resizeRelocate(zero + half + numbers, 0, 4.4 * em, height);
        axis.resizeRelocate(zero, 0, 1, height);
        double mean = part.spread.mean() / most * half;
        place(bar, zero + Math.min(0, mean), Math.abs(mean), 0.5 * em, height);
        double spread = Double.isNaN(part.spread.standardError()) ? 0 : part.spread.standardError() / most * half;
        place(error, zero + mean - spread, 2 * spread, 2, height);
        double size = Math.round(0.42 * em);
        diamond.resizeRelocate(zero + Math.clamp(part.removes / most, -1, 1) * half - size / 2, (height - size) / 2, size, size);
    }

    private static void place(Region region, double x, double width, double thickness, double height) {
        region.resizeRelocate(x, Math.round((height - thickness) / 2), width, thickness);
    }
}
