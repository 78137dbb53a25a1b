package glasshead.ui.bars;

import glasshead.engine.Findings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The heads of the columns: which way a bar pushes, and which number is which.
final class BarsHeader extends Region {

    private static final double HEIGHT_EMS = 1.6;
    private static final double GAP_EMS = 0.4;

    private final Label left = styled("bar-to-distractor");
    private final Label right = styled("bar-to-answer");
    private final Label before = styled("muted");
    private final Label after = styled("bar-after-head");
    private double em = 1;
    private @Nullable Breakdown breakdown;
    private boolean compared;
    private double gutter;

    BarsHeader() {
        getStyleClass().add("plain-list-header");
        getChildren().addAll(left, right, before, after);
        List.of(left, before, after).forEach(label -> label.setAlignment(Pos.CENTER_RIGHT));
        before.setText("before");
    }

    void show(Findings found, Breakdown shown, double fontSize) {
        em = fontSize;
        breakdown = shown;
        setVisible(shown != null);
        if (shown != null) {
            boolean taken = !shown.isCompared(found) && shown.hasTaken();
            compared = shown.isCompared(found) || taken;
            int[] answers = found.contrast().answers();
            int[] distractors = found.contrast().distractors();
            left.setText("◀ " + (distractors.length == 0 ? "down" : BarsTexts.named(found, distractors)));
            right.setText((answers.length == 0 ? "up" : BarsTexts.named(found, answers)) + " ▶");
            if (shown.set() != null) {
                left.setText("◀ distractor");
                right.setText("answer ▶");
            }
            before.setText(taken ? "logits" : "before");
            before.setVisible(compared);
            after.setText(taken ? "◇" : compared ? "after" : "logits");
        }
        requestLayout();
    }

    /// Room at the right that the list's scroll bar takes.
    void setGutter(double width) {
        gutter = width;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT_EMS * em;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT_EMS * em;
    }

    @Override
    protected void layoutChildren() {
        if (breakdown == null) {
            return;
        }
        double inset = snappedLeftInset();
        double width = getWidth() - inset - snappedRightInset() - gutter;
        BarColumns columns = BarColumns.of(width, em, compared ? 2 : 1, breakdown.low(), breakdown.high());
        double height = getHeight();
        double gap = GAP_EMS * em;
        left.resizeRelocate(inset, 0, Math.max(0, columns.zero() - gap), height);
        right.resizeRelocate(inset + columns.zero() + gap, 0, Math.max(0, columns.value(0) - columns.zero() - gap), height);
        before.resizeRelocate(inset + columns.value(0), 0, columns.valueWidth(), height);
        after.resizeRelocate(inset + columns.value(columns.values() - 1), 0, columns.valueWidth(), height);
    }

    private static Label styled(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setManaged(false);
        return label;
    }
}
