package glasshead.ui.timeline;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Play, step, and back to the trained model.
final class Transport extends HBox {

    Transport(TimelineViewModel model) {
        getStyleClass().add("timeline-transport");
        Button back = button(Feather.CHEVRON_LEFT, "Step before", "The step before (Left, on the slider)", () -> model.step(-1));
        back.disableProperty().bind(model.place().isEqualTo(0));
        Button play = button(Feather.PLAY, "Play", "Play the training, pause it (Space, on the slider)", model::togglePlay);
        play.setId("timeline-play");
        model.playing().subscribe(playing -> {
            play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
            play.setAccessibleText(playing ? "Pause" : "Play");
        });
        Button on = button(Feather.CHEVRON_RIGHT, "Step after", "The step after (Right, on the slider)", () -> model.step(1));
        Button trained = button(Feather.SKIP_FORWARD, "Trained model", "Back to the trained model (End, on the slider)",
                model::goToTrained);
        trained.setId("timeline-trained");
        model.place().subscribe(_ -> {
            on.setDisable(model.isTrained());
            trained.setDisable(model.isTrained());
        });
        model.training().subscribe(_ -> {
            on.setDisable(model.isTrained());
            trained.setDisable(model.isTrained());
        });
        getChildren().addAll(back, play, on, trained);
    }

    private static Button button(Ikon icon, String name, String tooltip, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(tooltip));
        button.setOnAction(_ -> action.run());
        button.getStyleClass().add("timeline-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
