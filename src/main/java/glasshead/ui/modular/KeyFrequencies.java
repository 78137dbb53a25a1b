package glasshead.ui.modular;

import glasshead.analysis.modular.ModularAddition;
import glasshead.experiment.Texts;
import glasshead.ui.panel.Panel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// A button for each key frequency, which takes it away and says what the loss in the logits is without it.
final class KeyFrequencies extends FlowPane {

    private final ModularViewModel model;
    private @Nullable ModularAddition drawn;

    KeyFrequencies(ModularViewModel model) {
        this.model = model;
        getStyleClass().add("modular-keys");
        setMinHeight(USE_PREF_SIZE);
        model.shown().addListener((property, before, now) -> draw());
        model.removed().addListener((property, before, now) -> mark());
        draw();
    }

    private void draw() {
        ModularAddition whole = model.shown().get() == null ? null : model.shown().get().whole();
        if (whole == drawn) {
            return; // the buttons stay, and with them the focus
        }
        drawn = whole;
        getChildren().clear();
        if (whole == null) {
            return;
        }
        List<Integer> keys = whole.keyFrequencies();
        Label label = new Label(keys.isEmpty() ? "No key frequencies" : "Key frequencies, and the loss without each");
        label.getStyleClass().addAll("small", "muted");
        getChildren().add(label);
        keys.forEach(key -> getChildren().add(button(key, whole)));
    }

    private ToggleButton button(int key, ModularAddition whole) {
        double without = whole.without(key).loss().all();
        ToggleButton button = new ToggleButton(key + "  " + ModularTexts.ratio(without, whole.scores().loss().all()));
        button.setTooltip(new Tooltip(
                Texts.format(
                        "Frequency %d: without its waves in the logits the loss is %s. Click takes it away, another click brings it back",
                        key, ModularTexts.loss(without))));
        button.getStyleClass().add(Panel.TELLS);
        button.setUserData(key);
        button.setSelected(model.removed().get().contains(key));
        button.setOnAction(event -> {
            model.toggle(key);
            mark();
        });
        return button;
    }

    /// Which are taken away is the model's to say, however it came about.
    private void mark() {
        for (Node child : getChildren()) {
            if (child instanceof ToggleButton button) {
                button.setSelected(model.removed().get().contains(button.getUserData()));
            }
        }
    }
}
