package glasshead.ui.heads;

import glasshead.experiment.view.HeadGroup;
import glasshead.ui.causal.OfferMenu;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.theme.GroupTones;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The named groups of heads below the grid: a click locks a group, its menu has what can be done with it.
final class GroupChips extends FlowPane {

    private final HeadsViewModel model;
    private final ViewOptions options;
    private List<HeadGroup> shown = List.of();

    GroupChips(HeadsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("head-groups");
        managedProperty().bind(visibleProperty());
        model.groups().subscribe(this::show);
        model.grid().addListener((_, _, _) -> show());
        options.dark().subscribe(this::build);
        build();
    }

    /// Those that stay are left where they are: one may have the focus or an open menu.
    private void show() {
        if (!model.groupsHere().equals(shown)) {
            build();
        }
    }

    private void build() {
        shown = model.groupsHere();
        getChildren().setAll(shown.stream().map(this::chip).toList());
        setVisible(!shown.isEmpty());
    }

    private Button chip(HeadGroup group) {
        Region dot = new Region();
        dot.getStyleClass().add("head-group-dot");
        dot.setStyle("-fx-background-color: " + GroupTones.css(group.colour(), options.dark().get()) + ";");
        Button chip = new Button(group.name(), dot);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("head-group", "quiet", Panel.TELLS);
        chip.setTooltip(new Tooltip(group.heads().size() + " heads: click locks them; the context menu has more"));
        chip.setAccessibleText("Group " + group.name());
        chip.setOnAction(_ -> model.selection().lock(model.here(group)));
        ContextMenu menu = new ContextMenu();
        chip.setOnContextMenuRequested(event -> {
            fill(menu, group);
            menu.show(chip, Side.BOTTOM, 0, 0);
            event.consume();
        });
        return chip;
    }

    private void fill(ContextMenu menu, HeadGroup group) {
        Menu colours = new Menu("Colour");
        for (HeadGroup.Colour colour : HeadGroup.Colour.values()) {
            colours.getItems().add(item(colour.label(), () -> model.regroup(now -> now.colouring(group.name(), colour))));
        }
        menu.getItems().setAll(item("Lock these heads", () -> model.selection().locked().set(model.here(group))), new SeparatorMenuItem());
        menu.getItems().addAll(OfferMenu.items(model.offers(), model.offers().heads(model.here(group))));
        menu.getItems().addAll(new SeparatorMenuItem(), colours, item("Take the name away", () -> model.regroup(now -> now.without(
                group.name()))));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
