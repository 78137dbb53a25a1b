package glasshead.ui.scrub;

import glasshead.engine.ScrubCosts;
import glasshead.engine.ScrubCosts.Cost;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.ui.format.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What each part costs, in points of what is recovered, the most expensive first; a click goes to its node.
final class PartsPane extends ScrollPane {

    private static final int MOST = 40;
    private static final double WIDEST = 70;

    private final ScrubViewModel model;
    private final VBox lines = new VBox();

    PartsPane(ScrubViewModel model) {
        this.model = model;
        getStyleClass().addAll("scrub-parts", "set-scroll");
        lines.getStyleClass().add("scrub-lines");
        setContent(new VBox(8, new MetricChoice(model), lines));
        setFitToWidth(true);
        model.runs().costs().subscribe(this::show);
        model.metric().subscribe(this::show);
        model.tree().hypothesis().subscribe(this::show);
        show();
    }

    private void show() {
        ScrubCosts costs = model.runs().costs().get();
        Hypothesis now = model.tree().hypothesis().get();
        if (costs == null || now == null || !costs.question().of().hypothesis().tree().equals(now.tree())) {
            lines.getChildren().setAll(words("\"Which part?\" scrubs each node by itself and loosens each feature by one step. "
                    + "\"Refine\" asks the inputs that the tree does not name, and proposes one as a node."));
            return;
        }
        ScrubMetric metric = model.metric().get();
        List<Cost> ranked = costs.ranked(metric);
        double widest = ranked.stream().mapToDouble(cost -> Math.abs(costs.share(cost, metric))).max().orElse(1);
        lines.getChildren().clear();
        ScrubCosts.Proposal proposal = costs.proposal();
        if (proposal != null) {
            Button take = new Button("Add " + proposal.words());
            take.getStyleClass().add("scrub-take");
            take.setTooltip(new Tooltip("The input that costs most, by the feature with which the tree recovers most: "
                    + Numbers.percent(proposal.recovered(metric)) + " of the " + metric.title()));
            take.setOnAction(_ -> model.tree().change(proposal.hypothesis()));
            lines.getChildren().add(take);
        }
        ranked.stream().limit(MOST).forEach(cost -> lines.getChildren().add(line(costs, cost, widest)));
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private Button line(ScrubCosts costs, Cost cost, double widest) {
        ScrubMetric metric = model.metric().get();
        double share = costs.share(cost, metric);
        Label points = new Label(Numbers.plain(100 * share, 1));
        points.getStyleClass().add("scrub-points");
        Region bar = new Region();
        bar.getStyleClass().add("scrub-bar");
        double width = Double.isNaN(share) || widest == 0 ? 0 : WIDEST * Math.max(0, share) / widest;
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        HBox room = new HBox(bar);
        room.setMinWidth(WIDEST);
        room.setAlignment(Pos.CENTER_LEFT);
        Label kind = new Label(cost.part().kind().word());
        kind.getStyleClass().addAll("muted", "small", "scrub-kind");
        Label what = new Label(cost.part().words());
        what.setMinWidth(0);
        HBox line = new HBox(8, points, room, kind, what);
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.getStyleClass().addAll("quiet", "scrub-part");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(cost.part().words() + ": " + (cost.part().kind().byItself() ? "against the untouched model"
                : "against the whole hypothesis") + ", " + metric.title() + " " + Numbers.signed(cost.change(metric).mean()) + " ± "
                + Numbers.plain(cost.change(metric)
                        .standardError(), 2)));
        button.setAccessibleText(points.getText() + " points: " + cost.part().words());
        button.setOnAction(_ -> model.tree().selected().set(cost.part().path()));
        return button;
    }
}
