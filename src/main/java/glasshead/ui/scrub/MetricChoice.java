package glasshead.ui.scrub;

import glasshead.experiment.ScrubMetric;
import glasshead.ui.panel.Segmented;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// By which metric parts are ranked, and a search goes.
final class MetricChoice extends HBox {

    MetricChoice(ScrubViewModel model) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        Label by = new Label("by");
        by.getStyleClass().addAll("muted", "small");
        getChildren().addAll(by, new Segmented<>(List.of(ScrubMetric.values()), ScrubMetric::title,
                metric -> "Parts are ranked, and a search goes, by " + metric.title() + switch (metric) {
                    case LOGIT_DIFFERENCE -> ": the answer against the distractor";
                    case LOSS -> " of the answer";
                    case KL -> " from the untouched run, in which errors can't cancel";
                }, model.metric()));
    }
}
