package glasshead.ui.scrub;

import glasshead.circuit.HypothesisTemplate;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// How a hypothesis is begun: from one that ships, from a file, from nothing; and how it is saved.
final class StartMenu extends MenuButton {

    StartMenu(ScrubViewModel model, HypothesisFiles files) {
        super("Start from");
        getStyleClass().add("scrub-start");
        setTooltip(new Tooltip("Begin with a hypothesis that ships, with a circuit, with one in a file, or with nothing"));
        for (HypothesisTemplate template : HypothesisTemplate.shipped()) {
            Menu menu = new Menu(template.name() + " (" + template.model() + ")");
            for (int step = 0; step < template.steps().size(); step++) {
                int number = step;
                MenuItem item = item(template.steps().get(step).name(), () -> model.tree().begin(template, number));
                menu.getItems().add(item);
            }
            getItems().add(menu);
        }
        MenuItem saving = item("Save as JSON…", () -> files.save().get().ifPresent(model.tree()::save));
        model.tree().hypothesis().subscribe(now -> saving.setDisable(now == null));
        getItems().addAll(item("The kept circuit: its edges become the tree", model.tree()::beginFromCircuit), item(
                "Nothing: only the logits",
                model.tree()::beginFromNothing), new SeparatorMenuItem(), item(
                        "Open a hypothesis, or a circuit…", () -> files.open().get().ifPresent(model.tree()::open)), saving);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
