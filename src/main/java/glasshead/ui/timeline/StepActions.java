package glasshead.ui.timeline;

import glasshead.experiment.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// At which step the model is, another step to compare it with, and whether the curves are shown.
final class StepActions extends HBox {

    private final TimelineViewModel model;
    private final BiConsumer<Window, String> compare;
    private final MenuButton with = new MenuButton("Compare");

    StepActions(TimelineViewModel model, BooleanProperty folded, BiConsumer<Window, String> compare) {
        this.model = model;
        this.compare = compare;
        getStyleClass().add("timeline-actions");
        Label step = new Label();
        step.setId("timeline-step");
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.getStyleClass().add("timeline-step");
        List.of(model.training(), model.place()).forEach(part -> part.subscribe(_ -> step.setText(words())));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        with.setId("timeline-compare");
        with.setMinWidth(Region.USE_PREF_SIZE);
        with.setTooltip(new Tooltip("This step and another one side by side"));
        with.setOnShowing(_ -> fill());
        fill();
        ToggleButton fold = new ToggleButton();
        fold.getStyleClass().addAll("timeline-button", "timeline-fold");
        fold.setAccessibleText("Fold the curves away");
        fold.setTooltip(new Tooltip("Show the curves, or only the slider"));
        fold.selectedProperty().bindBidirectional(folded);
        folded.subscribe(now -> fold.setGraphic(new FontIcon(now ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN)));
        getChildren().addAll(step, gap, with, fold);
    }

    private String words() {
        Training training = model.training().get();
        if (training == null) {
            return "";
        }
        int step = training.timeline().steps().get(model.place().get());
        return model.isTrained() ? Texts.format("step %,d, trained", step) : Texts.format("step %,d of %,d",
                step, training.timeline().last());
    }

    /// Filled anew whenever it opens; a menu without items would not open.
    private void fill() {
        Training training = model.training().get();
        int places = training == null ? 0 : training.timeline().steps().size();
        with.getItems().setAll(IntStream.range(0, places).mapToObj(place -> places - 1 - place).map(place -> item(training, place))
                .toList());
        if (with.getItems().isEmpty()) {
            with.getItems().add(new MenuItem("No other step"));
        }
    }

    private MenuItem item(Training training, int place) {
        int step = training.timeline().steps().get(place);
        MenuItem item = new MenuItem(Texts.format("with step %,d", step) + (step == training.timeline().last() ? ", trained"
                : ""));
        item.setDisable(place == model.place().get());
        item.setOnAction(_ -> compare.accept(getScene().getWindow(), training.name(place)));
        return item;
    }
}
