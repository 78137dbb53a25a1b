package glasshead.ui.shell;

import glasshead.session.Session;
import glasshead.ui.options.ViewOptions;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the window's top: which model, and what concerns the whole window.
final class Toolbar extends HBox {

    private final MenuButton export = new MenuButton("Export");

    Toolbar(Session session, ViewOptions options, Node modelChooser, Node file, Runnable help) {
        getStyleClass().add("toolbar");
        Button undo = icon(Feather.CORNER_UP_LEFT, "Undo", "Undo the last change (" + Shortcuts.COMMAND + "Z)", session::undo);
        undo.disableProperty().bind(session.history().canUndo().not());
        Button redo = icon(Feather.CORNER_UP_RIGHT, "Redo", "Redo what was undone (" + Shortcuts.COMMAND + "Y)", session::redo);
        redo.disableProperty().bind(session.history().canRedo().not());
        Button reset = button("Reset", "Take away all interventions", session::reset);
        reset.disableProperty().bind(session.experiment().map(now -> now.interventions().isEmpty()));
        ToggleButton second = toggle("Second prompt", "Show a second prompt, to resample from and to compare with", options.secondPrompt());
        ToggleButton maps = toggle("Maps", "Ask one question of every part of the model, in place of the attention view (M)", options.maps());
        explain(export, "Save what the window shows");
        ToggleButton larger = toggle("", "Larger text, readable from the back row (F11)", options.largeText());
        larger.setGraphic(letters());
        larger.setAccessibleText("Larger text");
        Button theme = icon(Feather.MOON, "Dark or light", "Dark or light (T)", () -> options.dark().set(!options.dark().get()));
        options.dark().subscribe(dark -> theme.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(new Logo(), modelChooser, file, gap, undo, redo, reset, maps, second, export, larger, theme,
                icon(Feather.HELP_CIRCLE, "Help", "Keys, and what the words mean (F1)", help));
    }

    /// What can be saved.
    ObservableList<MenuItem> exports() {
        return export.getItems();
    }

    private static Button button(String text, String tooltip, Runnable action) {
        Button button = explain(new Button(text), tooltip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button icon(Ikon icon, String name, String tooltip, Runnable action) {
        Button button = button("", tooltip, action);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(name);
        button.getStyleClass().add("icon-button");
        return button;
    }

    private static ToggleButton toggle(String text, String tooltip, BooleanProperty on) {
        ToggleButton toggle = explain(new ToggleButton(text), tooltip);
        toggle.selectedProperty().bindBidirectional(on);
        return toggle;
    }

    private static <B extends ButtonBase> B explain(B button, String tooltip) {
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// A small and a large A.
    private static Node letters() {
        Label small = new Label("A");
        Label large = new Label("A");
        small.getStyleClass().add("letter-small");
        large.getStyleClass().add("letter-large");
        HBox letters = new HBox(small, large);
        letters.getStyleClass().add("letters");
        return letters;
    }
}
