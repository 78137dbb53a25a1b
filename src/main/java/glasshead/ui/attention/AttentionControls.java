package glasshead.ui.attention;

import glasshead.experiment.Weighting;
import glasshead.experiment.view.AttentionPicture;
import glasshead.experiment.view.SetPattern;
import glasshead.experiment.view.Side;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The attention panel's switches: beside title and legend where there is room for them, else in lines of their own, which this is.
final class AttentionControls extends FlowPane {

    /// What the legend is left with, at least, as a share of the width.
    private static final double LEGEND_SHARE = 0.45;
    private static final double GAP = 8;

    private final Panel panel;
    private final Region pictures;
    private final Region weightings;
    private final Region sides;
    private final Region patterns;
    private final List<Region> smaller;

    AttentionControls(Panel panel, AttentionViewModel model) {
        this.panel = panel;
        pictures = new Segmented<>(List.of(AttentionPicture.values()), AttentionPicture::label, AttentionPicture::tooltip, model.picture());
        weightings = new Segmented<>(List.of(Weighting.values()), Weighting::label, Weighting::meaning, model.weighting());
        sides = sides(model);
        CheckBox follow = check("follow hover", "Show the head under the pointer, in whichever panel; off: only heads that were clicked",
                model.followHover());
        patterns = patterns(model);
        smaller = List.of(patterns, sides, hideBos(model), follow, why(model));
        setHgap(GAP);
        setVgap(GAP / 2);
        managedProperty().bind(visibleProperty());
        panel.controls().getChildren().add(pictures);
        panel.widthProperty().subscribe(width -> arrange());
        sides.visibleProperty().subscribe(visible -> arrange());
        patterns.visibleProperty().subscribe(visible -> arrange());
        pictures.widthProperty().subscribe(width -> arrange());
    }

    private void arrange() {
        double width = panel.getWidth() - panel.getInsets().getLeft() - panel.getInsets().getRight();
        boolean weightingsBesideTitle = pictures.prefWidth(-1) + GAP + weightings.prefWidth(-1) <= width;
        double smallerWidth = smaller.stream().filter(Node::isVisible).mapToDouble(node -> node.prefWidth(-1) + GAP).sum();
        boolean smallerBesideLegend = smallerWidth <= (1 - LEGEND_SHARE) * width;
        List<Node> own = new ArrayList<>(weightingsBesideTitle ? List.of() : List.of(weightings));
        own.addAll(smallerBesideLegend ? List.of() : smaller);
        hold(getChildren(), own);
        hold(panel.controls().getChildren(), weightingsBesideTitle ? List.of(pictures, weightings) : List.of(pictures));
        hold(panel.legendControls().getChildren(), smallerBesideLegend ? smaller : List.of());
        setVisible(!own.isEmpty());
    }

    /// In this order, wherever they were before.
    private static void hold(List<Node> place, List<? extends Node> nodes) {
        if (!place.equals(nodes)) {
            nodes.forEach(AttentionControls::leave);
            place.clear();
            place.addAll(nodes);
        }
    }

    private static void leave(Node node) {
        if (node.getParent() instanceof Pane before) {
            before.getChildren().remove(node);
        }
    }

    private static Region sides(AttentionViewModel model) {
        Segmented<Side> sides = new Segmented<>(List.of(Side.values()), side -> side == Side.BEFORE ? "before" : "after",
                side -> side == Side.BEFORE ? "The run without interventions" : "The run with the interventions", model.selection().side());
        sides.visibleProperty().bind(model.hasAblation());
        sides.managedProperty().bind(sides.visibleProperty());
        return sides;
    }

    private static Region patterns(AttentionViewModel model) {
        Segmented<SetPattern> patterns = new Segmented<>(List.of(SetPattern.values()), SetPattern::label, SetPattern::tooltip, model
                .pattern());
        patterns.visibleProperty().bind(model.hasMeans().and(model.weighting().isEqualTo(Weighting.ATTENTION)));
        patterns.managedProperty().bind(patterns.visibleProperty());
        return patterns;
    }

    private static Region why(AttentionViewModel model) {
        ToggleButton why = new ToggleButton("Why?");
        why.getStyleClass().add("attention-why");
        why.setMinWidth(USE_PREF_SIZE);
        why.setTooltip(new Tooltip("Takes apart why the head looks from a query to a key: click a cell of the pattern (W)"));
        why.selectedProperty().bindBidirectional(model.why());
        return why;
    }

    private static CheckBox hideBos(AttentionViewModel model) {
        CheckBox check = check("hide BOS", "Leave out the first column and spread the colours over the rest", model.hideBos());
        check.disableProperty().bind(model.hasBos().not());
        return check;
    }

    private static CheckBox check(String text, String tooltip, BooleanProperty value) {
        CheckBox check = new CheckBox(text);
        check.setTooltip(new Tooltip(tooltip));
        check.setMinWidth(USE_PREF_SIZE);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }
}
