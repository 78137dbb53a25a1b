package glasshead.ui.interventions;

import atlantafx.base.controls.ToggleSwitch;
import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One intervention: switch, place, action, positions, what it does alone, ✕. Space switches, Delete removes.
final class LineRow extends VBox implements Edited {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final ToggleSwitch onOff = new ToggleSwitch();
    private final Label place = new Label();
    private final Label at = new Label("at");
    private final Button positions = new Button();
    private final Label effect = new Label();
    private final Hyperlink addOther = new Hyperlink("Add a second prompt to take it from");
    private final ObjectProperty<Intervention> value = new SimpleObjectProperty<>();
    private final InterventionsViewModel model;
    private final ActionEditor editor;
    private final ProblemLine problem;
    private Line line;

    LineRow(InterventionsViewModel model, Line line) {
        this.model = model;
        this.line = line;
        getStyleClass().add("line-row");
        setFocusTraversable(true);
        editor = new ActionEditor(model, this);
        problem = new ProblemLine(() -> model.toggle(this.line.index()));
        Tooltip.install(this, new Tooltip("Space switches this line off and on, Delete takes it away"));
        addOther.setTooltip(new Tooltip("A field for it, below the first prompt"));
        addOther.setOnAction(event -> model.openSecondPrompt());
        getChildren().addAll(main(), editor, addOther, problem);
        editor.visibleProperty().bind(editor.needed());
        List.of(editor, addOther, problem).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> model.hover(this.line.intervention().where()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hover(null));
    }

    @Override
    public ObservableValue<Intervention> value() {
        return value;
    }

    @Override
    public void change(UnaryOperator<Intervention> change, boolean continues) {
        model.change(line.index(), change, continues);
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
        at.getStyleClass().add("muted");
        at.setMinWidth(USE_PREF_SIZE);
        positions.getStyleClass().addAll("line-positions", Panel.TELLS);
        positions.setMnemonicParsing(false);
        positions.setTooltip(new Tooltip("At which positions of the prompt"));
        positions.setOnAction(event -> PositionsForm.open(positions, new PositionsForm(model.tokens(), () -> now().positions(),
                this::place), this));
        effect.getStyleClass().add("line-effect");
        effect.setTooltip(new Tooltip("What this line alone does to the logit difference"));
        Button remove = new Button("×");
        remove.getStyleClass().addAll("quiet", "line-remove");
        remove.setTooltip(new Tooltip("Take this line away (Delete)"));
        remove.setAccessibleText("Take this line away");
        remove.setOnAction(event -> model.remove(line.index()));
        HBox where = new HBox(at, positions);
        where.getStyleClass().add("line-main");
        FlowPane what = new FlowPane(place, new ActionMenu(model, this), where); // wraps where there is little room
        what.getStyleClass().add("line-what");
        what.setMinWidth(0);
        what.getChildren().forEach(node -> ((Region) node).maxWidthProperty().bind(what.widthProperty()));
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox main = new HBox(onOff, what, effect, remove);
        main.getStyleClass().add("line-main");
        List.<Region>of(onOff, effect, remove).forEach(region -> region.setMinWidth(USE_PREF_SIZE));
        return main;
    }

    void show(Line shown) {
        line = shown;
        Intervention intervention = shown.intervention();
        value.set(intervention);
        editor.refresh();
        onOff.setSelected(intervention.enabled());
        onOff.setAccessibleText(intervention.toString());
        place.setText(intervention.place());
        place.getTooltip().setText(intervention.place() + "\n" + intervention.where().siteName());
        positions.setText(shown.positions() + " ▾");
        boolean placed = !(intervention.action() instanceof Action.Cut); // edges have queries and keys instead
        at.setVisible(placed);
        positions.setVisible(placed);
        effect.setText("Δ " + shown.effect());
        pseudoClassStateChanged(OFF, !intervention.enabled());
        pseudoClassStateChanged(BROKEN, !shown.problem().isEmpty());
        addOther.setVisible(shown.lacksOther());
        problem.show(shown.lacksOther() ? "" : shown.problem());
        setAccessibleText(intervention + ", " + effect.getText() + (shown.problem().isEmpty() ? "" : ", " + shown.problem()));
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
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
