package glasshead.ui.shell;

import glasshead.experiment.Subject;
import glasshead.session.Session;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
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

    /// Below so many ems of width the program's name goes, and below fewer some buttons are icons only.
    private static final double TIGHT_EMS = 96;
    private static final double TIGHTEST_EMS = 80;
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");
    private static final PseudoClass TIGHTEST = PseudoClass.getPseudoClass("tightest");

    private final MenuButton export = new MenuButton("Export");
    private final BooleanProperty tight = new SimpleBooleanProperty();
    private final BooleanProperty tightest = new SimpleBooleanProperty();

    Toolbar(Session session, ViewOptions options, Slots slots, Runnable help) {
        getStyleClass().add("toolbar");
        Button undo = icon(Feather.CORNER_UP_LEFT, "Undo", "Undo the last change (" + Shortcuts.COMMAND + "Z)", session::undo);
        undo.disableProperty().bind(session.history().canUndo().not());
        Button redo = icon(Feather.CORNER_UP_RIGHT, "Redo", "Redo what was undone (" + Shortcuts.COMMAND + "Y)", session::redo);
        redo.disableProperty().bind(session.history().canRedo().not());
        Button reset = shrinking(Feather.ROTATE_CCW, button("Reset", "Take away all interventions", session::reset));
        reset.disableProperty().bind(session.experiment().map(now -> now.interventions().isEmpty()));
        ToggleButton second = shrinking(Feather.COPY,
                toggle("Second prompt", "Show a second prompt, to resample from and to compare with", session.secondPrompt()));
        // a set's examples have their own
        second.disableProperty().bind(session.experiment().map(now -> now.subject() instanceof Subject.OfSet));
        explain(export, "Save what the window shows");
        ToggleButton larger = toggle("", "Larger text, readable from the back row (" + Shortcuts.COMMAND + "+)", options.largeText());
        larger.setGraphic(letters());
        larger.setAccessibleText("Larger text");
        hideWhen(tightest, larger); // the View menu has it too
        Logo logo = new Logo();
        hideWhen(tight, logo.name());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        widthProperty().subscribe(() -> fit(options));
        options.largeText().subscribe(() -> fit(options));
        getChildren().addAll(logo, slots.modelChooser(), slots.file(), gap, undo, redo, reset, interventions(session, options, slots),
                second, export, larger, new ViewMenu(options),
                icon(Feather.HELP_CIRCLE, "Help", "Keys, and what the words mean (F1)", help));
    }

    /// With their number; a head that is dragged onto it is ablated.
    private ToggleButton interventions(Session session, ViewOptions options, Slots slots) {
        ToggleButton button = toggle("Interventions", "What is done to the model, line by line, beside any workspace (I)", options
                .interventions());
        Label count = new Label();
        count.getStyleClass().add("count");
        session.experiment().map(now -> now.interventions().size()).subscribe(lines -> {
            count.setText(String.valueOf(lines));
            count.pseudoClassStateChanged(SOME, lines > 0);
            button.setAccessibleText(lines == 1 ? "Interventions, 1 line" : "Interventions, " + lines + " lines");
        });
        FontIcon icon = new FontIcon(Feather.SLIDERS);
        icon.managedProperty().bind(icon.visibleProperty());
        icon.visibleProperty().bind(tightest);
        HBox graphic = new HBox(icon, count);
        graphic.getStyleClass().add("icon-and-count");
        button.setGraphic(graphic);
        button.getStyleClass().add("with-count");
        slots.interventions().takeDropsOn(button);
        return button;
    }

    private void fit(ViewOptions options) {
        double ems = getWidth() / Fonts.size(options.largeText().get());
        tight.set(ems < TIGHT_EMS);
        tightest.set(ems < TIGHTEST_EMS);
        pseudoClassStateChanged(TIGHTEST, tightest.get());
    }

    private static void hideWhen(BooleanProperty narrow, Node node) {
        node.visibleProperty().bind(narrow.not());
        node.managedProperty().bind(node.visibleProperty());
    }

    /// Shows its text, or where there is no room for it an icon.
    private static <B extends ButtonBase> B shrinking(Ikon icon, B button) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("shrinking");
        return button;
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
