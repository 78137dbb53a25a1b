package glasshead.ui.bars;

import glasshead.experiment.Part;
import glasshead.ui.format.Numbers;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One row: the part's name, a soft bar for before, a solid one for after, and the numbers.
final class BarRow extends Region {

    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final double GHOST_SHARE = 0.58;
    private static final double SOLID_SHARE = 0.28;
    private static final double ALONE_SHARE = 0.46;
    private static final double DOT_EMS = 0.55;

    private static final double UNFOLD_EMS = 1.6;

    private final Label name = styled(new Label(), "mono", "bar-name");
    private final Label unfold = styled(new Label("›"), "bar-unfold");
    private final Region axis = styled(new Region(), "bar-axis");
    private final Region ghost = styled(new Region(), "bar-ghost");
    private final Region solid = styled(new Region(), "bar-solid");
    private final Region error = styled(new Region(), "bar-error");
    private final Region diamond = styled(new Region(), "bar-diamond");
    private final Region dot = styled(new Region(), "bar-group");
    private final Label before = styled(new Label(), "bar-value");
    private final Label after = styled(new Label(), "bar-value", "bar-after");
    private @Nullable Bar bar;
    private double em;
    private double low;
    private double high;
    private boolean compared;
    private boolean taken;

    BarRow() {
        getChildren().addAll(axis, ghost, solid, error, diamond, name, unfold, dot, before, after);
        diamond.setRotate(45);
        unfold.setAlignment(Pos.CENTER);
        before.setAlignment(Pos.CENTER_RIGHT);
        after.setAlignment(Pos.CENTER_RIGHT);
    }

    /// Whether a node is what unfolds an MLP's bar into its neurons.
    static boolean isUnfolding(@Nullable Node node) {
        return node != null && (node.getStyleClass().contains("bar-unfold") || node.getParent() != null && node.getParent().getStyleClass()
                .contains("bar-unfold"));
    }

    /// @param compared whether there is a run with interventions to compare with
    /// @param group    the colour of the group that it is in, for an inline style; empty for none
    void show(Bar shown, Breakdown breakdown, boolean compared, double em, String group) {
        bar = shown;
        low = breakdown.low();
        high = breakdown.high();
        this.compared = compared;
        this.em = em;
        taken = !compared && breakdown.hasTaken();
        name.setText(shown.part().label());
        unfold.setVisible(shown.part().kind() == Part.Kind.MLP);
        dot.setVisible(!group.isEmpty());
        dot.setStyle(group.isEmpty() ? "" : "-fx-background-color: " + group + ";");
        before.setText(Numbers.signed(shown.before()));
        after.setText(!taken ? Numbers.signed(shown.after()) : Double.isNaN(shown.takes()) ? "" : Numbers.signed(shown.takes()));
        before.setVisible(compared || taken);
        error.setVisible(!Double.isNaN(shown.error()));
        diamond.setVisible(!Double.isNaN(shown.takes()));
        ghost.setVisible(compared);
        ghost.pseudoClassStateChanged(NEGATIVE, shown.before() < 0);
        solid.pseudoClassStateChanged(NEGATIVE, shown.after() < 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (bar == null) {
            return;
        }
        double height = getHeight();
        BarColumns columns = BarColumns.of(getWidth(), em, compared || taken ? 2 : 1, low, high);
        name.resizeRelocate(0, 0, columns.nameWidth(), height);
        unfold.resizeRelocate(columns.nameWidth() - UNFOLD_EMS * em, 0, UNFOLD_EMS * em, height);
        double round = Math.round(DOT_EMS * em);
        dot.resizeRelocate(columns.nameWidth() - 2 * round, Math.round((height - round) / 2), round, round);
        axis.resizeRelocate(columns.zero(), 0, 1, height);
        place(ghost, columns, bar.before(), GHOST_SHARE);
        place(solid, columns, bar.after(), compared ? SOLID_SHARE : ALONE_SHARE);
        if (error.isVisible()) {
            double from = columns.clamped(bar.end(-1));
            error.resizeRelocate(from, Math.round((height - 2) / 2), columns.clamped(bar.end(1)) - from, 2);
        }
        if (diamond.isVisible()) {
            double size = Math.round(0.5 * em);
            diamond.resizeRelocate(columns.clamped(bar.takes()) - size / 2, Math.round((height - size) / 2), size, size);
        }
        if (compared || taken) {
            before.resizeRelocate(columns.value(0), 0, columns.valueWidth(), height);
        }
        after.resizeRelocate(columns.value(columns.values() - 1), 0, columns.valueWidth(), height);
    }

    private void place(Region region, BarColumns columns, double value, double share) {
        double thickness = Math.round(getHeight() * share);
        region.resizeRelocate(columns.start(value), Math.round((getHeight() - thickness) / 2), columns.length(value), thickness);
    }

    private static <R extends Region> R styled(R region, String... classes) {
        region.getStyleClass().addAll(List.of(classes));
        region.setManaged(false);
        return region;
    }
}
