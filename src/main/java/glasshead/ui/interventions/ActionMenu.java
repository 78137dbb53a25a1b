package glasshead.ui.interventions;

import glasshead.engine.PlaceCheck;
import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.ui.panel.Panel;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// What is done to the activation, as a menu of all that makes sense at its place.
final class ActionMenu extends MenuButton {

    private final InterventionsViewModel model;
    private final Edited edited;
    private List<String> offered = List.of();

    ActionMenu(InterventionsViewModel model, Edited edited) {
        this.model = model;
        this.edited = edited;
        getStyleClass().addAll("action-menu", Panel.TELLS);
        setTooltip(new Tooltip("What is done to it"));
        edited.value().subscribe(line -> show(line));
        // what the session is about may have other columns by now
        setOnShowing(_ -> show(edited.now()));
    }

    private void show(Intervention shown) {
        if (shown == null) {
            return;
        }
        setText(ActionChoice.of(shown.action()).label());
        PlaceCheck check = model.check();
        List<ActionChoice> fitting = check == null ? List.of() : ActionChoice.at(shown.where(), check, model.columns());
        List<String> labels = fitting.stream().map(ActionChoice::label).toList();
        if (!labels.equals(offered)) {
            offered = labels;
            getItems().setAll(fitting.stream().map(this::item).toList());
        }
    }

    private MenuItem item(ActionChoice choice) {
        MenuItem item = new MenuItem(choice.label() + "  –  " + choice.hint());
        item.setOnAction(event -> choose(choice));
        return item;
    }

    private void choose(ActionChoice choice) {
        Action now = edited.action();
        if (!choice.is().test(now)) {
            edited.act(choice.fresh().apply(model.likelyToken()));
        }
    }
}
