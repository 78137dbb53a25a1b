package glasshead.ui.modular;

import glasshead.experiment.Texts;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Opens the view of modular addition; there only while the session's model has it, and so is its key.
public final class ModularButton extends Button {

    /// Its key in the main window.
    public static final String KEY = "Shortcut+G";

    private final ModularViewModel model;
    private final ViewOptions options;
    private final Delays delays;
    private final Consumer<Node> menus;
    private @Nullable ModularWindow window;

    /// @param menus makes the panels' menus work under the node that it gets
    public ModularButton(ModularViewModel model, ViewOptions options, Delays delays, Consumer<Node> menus) {
        super("Modular addition…", new FontIcon(Feather.CLOCK));
        getStyleClass().add("shrinking");
        this.model = model;
        this.options = options;
        this.delays = delays;
        this.menus = menus;
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(Texts.format("All pairs of numbers at once: logits, waves, attention, and frequencies to take away (%s)",
                KeyCombination.valueOf(KEY).getDisplayText())));
        visibleProperty().bind(model.offered());
        managedProperty().bind(visibleProperty());
        setOnAction(event -> show());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.getAccelerators().put(KeyCombination.valueOf(KEY), this::open);
            }
        });
    }

    private void open() {
        if (isVisible()) {
            show();
        }
    }

    private void show() {
        if (window == null) {
            window = new ModularWindow(getScene().getWindow(), model, options, delays, menus);
        }
        window.show();
    }
}
