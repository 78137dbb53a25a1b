package glasshead.ui.interventions;

import atlantafx.base.controls.ToggleSwitch;
import glasshead.experiment.Intervention;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One intervention: switch, place, action, positions, what it does alone, ✕. Space switches, Delete removes.
final class LineRow extends VBox {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final ToggleSwitch onOff = new ToggleSwitch();
    private final Label place = new Label();
    private final MenuButton action = new MenuButton();
    private final Button positions = new Button();
    private final Label effect = new Label();
    private final Hyperlink references = new Hyperlink();
    private final Hyperlink addOther = new Hyperlink("Add a second prompt to resample from");
    private final StrengthSlider strength;
    private final HBox more;
    private final InterventionsViewModel model;
    private Line line;

    LineRow(InterventionsViewModel model) {
        this.model = model;
        getStyleClass().add("line-row");
        setFocusTraversable(true);
        strength = new StrengthSlider((value, dragging) -> model.strengthen(line.index(), value, dragging));
        more = new HBox(strength, references, addOther);
        more.getStyleClass().add("line-more");
        more.getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        more.managedProperty().bind(more.visibleProperty());
        getChildren().addAll(main(), more);
        references.setOnAction(event -> ReferencesForm.open(references, model));
        addOther.setOnAction(event -> model.openSecondPrompt());
        references.setTooltip(new Tooltip("See and change the reference prompts"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.hover(line.intervention().where()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hover(null));
    }

    private HBox main() {
        onOff.setTooltip(new Tooltip("Switch this line off and on (Space)"));
        onOff.selectedProperty().addListener((property, before, now) -> {
            if (now != line.intervention().enabled()) {
                model.toggle(line.index());
            }
        });
        place.getStyleClass().addAll("mono", "line-place");
        place.setOnMouseClicked(event -> model.click(line.intervention().where()));
        place.setTooltip(new Tooltip());
        action.setTooltip(new Tooltip("What is done to it"));
        Label at = new Label("at");
        at.getStyleClass().add("muted");
        positions.getStyleClass().add("line-positions");
        positions.setTooltip(new Tooltip("At which positions of the prompt"));
        positions.setOnAction(event -> PositionsForm.open(positions, model, line.index()));
        effect.getStyleClass().add("line-effect");
        effect.setTooltip(new Tooltip("What this line alone does to the logit difference"));
        Button remove = new Button("×");
        remove.getStyleClass().addAll("quiet", "line-remove");
        remove.setTooltip(new Tooltip("Take this line away (Delete)"));
        remove.setAccessibleText("Take this line away");
        remove.setOnAction(event -> model.remove(line.index()));
        HBox where = new HBox(at, positions);
        where.getStyleClass().add("line-main");
        FlowPane what = new FlowPane(place, action, where); // wraps where there is little room
        what.getStyleClass().add("line-what");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox main = new HBox(onOff, what, effect, remove);
        main.getStyleClass().add("line-main");
        List.<Region>of(onOff, effect, remove).forEach(region -> region.setMinWidth(USE_PREF_SIZE));
        return main;
    }

    void show(Line shown) {
        line = shown;
        Intervention intervention = shown.intervention();
        onOff.setSelected(intervention.enabled());
        onOff.setAccessibleText(intervention.toString());
        place.setText(intervention.where().label());
        place.getTooltip().setText(intervention.where().siteName());
        action.setText(intervention.action().label());
        action.getItems().setAll(ActionChoice.at(intervention.where()).stream().map(this::item).toList());
        positions.setText(shown.positions() + " ▾");
        effect.setText("Δ " + shown.effect());
        pseudoClassStateChanged(OFF, !intervention.enabled());
        Strength number = Strength.of(intervention.action());
        strength.setVisible(number != null);
        if (number != null) {
            strength.show(number);
        }
        references.setText("over " + shown.references());
        references.setVisible(!shown.references().isEmpty());
        addOther.setVisible(shown.lacksOther());
        more.setVisible(more.getChildren().stream().anyMatch(Node::isVisible));
        setAccessibleText(intervention + ", " + effect.getText());
    }

    private MenuItem item(ActionChoice choice) {
        MenuItem item = new MenuItem(choice.label() + "  –  " + choice.hint());
        item.setOnAction(event -> model.act(line.index(), choice));
        return item;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> model.remove(line.index());
            case SPACE -> {
                if (event.getTarget() != this) {
                    return; // a button in the line has the focus and takes the key itself
                }
                model.toggle(line.index());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
