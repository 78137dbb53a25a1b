package glasshead.ui.why;

import glasshead.experiment.Receiver.Port;
import glasshead.experiment.view.WhyPicture;
import glasshead.ui.causal.Offer;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The chosen pair: what it gives, and what can be done with it.
final class PairLine extends FlowPane {

    private final WhyViewModel model;
    private final Label words = new Label();
    private final ToggleButton here = new ToggleButton("Cut");
    private final ToggleButton everywhere = new ToggleButton("Cut at every key");
    private final Button query = follow(Port.Q);
    private final Button key = follow(Port.K);
    private final Button value = follow(Port.V);

    PairLine(WhyViewModel model) {
        this.model = model;
        getStyleClass().add("why-pair");
        words.getStyleClass().add("why-pair-words");
        getChildren().addAll(words, here, everywhere, query, key, value);
        getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
    }

    void show(ShownScore score) {
        boolean moved = model.picture().get() == WhyPicture.MOVED;
        WhyViewModel.Chosen pair = model.chosen(score);
        words.setText(moved ? pair.keyPart() : WhyTexts.pair(score, pair));
        List<Offer> cuts = model.cuts(score);
        offer(here, cuts.get(0), !moved);
        offer(everywhere, cuts.get(1), !moved);
        follow(query, "query", pair.queryPart(), !moved);
        follow(key, "key", pair.keyPart(), !moved);
        follow(value, "value", pair.keyPart(), moved);
    }

    private void offer(ToggleButton button, Offer offer, boolean shown) {
        button.setVisible(shown);
        button.setSelected(offer.on());
        button.setTooltip(new Tooltip(offer.words()));
        button.setOnAction(_ -> {
            button.setSelected(offer.on()); // the run that follows says whether it is cut
            model.offers().choose(offer);
        });
    }

    private Button follow(Port port) {
        Button button = new Button();
        button.setOnAction(_ -> {
            ShownScore now = model.shown().get();
            if (now != null) {
                model.follow(now, port);
            }
        });
        return button;
    }

    /// Only what a head wrote can be followed.
    private static void follow(Button button, String side, String part, boolean shown) {
        boolean head = part.matches("L\\d+H\\d+");
        button.setVisible(shown && head);
        button.setText("‹ " + part + " (" + side + ")");
        button.setTooltip(new Tooltip("On to " + part + ", which wrote this: where did it look?"));
    }
}
