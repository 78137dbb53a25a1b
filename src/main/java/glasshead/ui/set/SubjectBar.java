package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.experiment.DataSet;
import glasshead.experiment.Subject;
import glasshead.experiment.Texts;
import glasshead.ui.panel.Segmented;
import glasshead.ui.theme.PopOvers;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the session is about: *Prompt* or *Set*, and for a set which one and which of its examples is shown.
public final class SubjectBar {

    private enum Kind {
        PROMPT("Prompt", "One prompt by itself"), SET("Set", "Many prompts at once: means, their spread, and what interventions change");

        private final String label;
        private final String tooltip;

        Kind(String label, String tooltip) {
            this.label = label;
            this.tooltip = tooltip;
        }
    }

    private final SubjectViewModel model;
    private final Outside outside;
    private final Runnable edit;
    private final Segmented<Kind> kinds;
    private final MenuButton sets = new MenuButton();
    private final Label count = new Label();
    private final Button previous = step("fth-chevron-left", "The example before", "Shortcut+Page Up", -1);
    private final Button next = step("fth-chevron-right", "The next example", "Shortcut+Page Down", 1);
    private final HBox choice;

    /// @param edit opens the table of all rows
    public SubjectBar(SubjectViewModel model, Outside outside, Runnable edit) {
        this.model = model;
        this.outside = outside;
        this.edit = edit;
        ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.PROMPT);
        model.ofSet().subscribe(now -> kind.set(now ? Kind.SET : Kind.PROMPT));
        kind.addListener((_, _, now) -> {
            boolean toSet = now == Kind.SET;
            if (toSet && !model.ofSet().get()) {
                model.toSet();
            } else if (!toSet && model.ofSet().get()) {
                model.toPrompt();
            }
        });
        kinds = new Segmented<>(List.of(Kind.values()), each -> each.label, each -> each.tooltip, kind);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        choice = bar();
        model.experiment().subscribe(this::show);
        show();
        fillMenu();
    }

    /// The choice between a prompt and a set.
    public Node kinds() {
        return kinds;
    }

    /// The choice of a set and of its example.
    public Region choice() {
        return choice;
    }

    private HBox bar() {
        sets.getStyleClass().add("set-name");
        sets.setMinWidth(0);
        sets.setTooltip(new Tooltip("Another set: one that ships, a file, one made from a template"));
        sets.setMnemonicParsing(false);
        Segmented<Boolean> own = new Segmented<>(List.of(false, true), mine -> mine ? "This prompt" : "All prompts",
                mine -> mine ? "The panels show the figures of the shown example alone" : "The panels show means over the set", model.own()
                        .asObject());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label shown = new Label("shown");
        shown.getStyleClass().addAll("muted", "small");
        shown.setMinWidth(0);
        count.getStyleClass().add("set-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(8, sets, own, gap, shown, previous, count, next);
        bar.getStyleClass().addAll("set-head", "set-choice");
        bar.getStylesheets().add(SetStyles.SHEET);
        return bar;
    }

    private Button step(String icon, String does, String keys, int by) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("quiet", "set-step");
        button.setTooltip(new Tooltip(does + " (" + KeyCombination.valueOf(keys).getDisplayText() + ")"));
        button.setAccessibleText(does);
        button.setOnAction(_ -> model.step(by));
        return button;
    }

    private void fillMenu() {
        for (String name : DataSets.SHIPPED) {
            MenuItem item = item(title(name), () -> model.choose(name));
            sets.getItems().add(item);
        }
        sets.getItems().addAll(new SeparatorMenuItem(), item("Open file…", () -> outside.open().get().ifPresent(model::open)),
                item("Make from a template…", this::make), item("Edit…", edit));
    }

    private void make() {
        PopOver[] form = new PopOver[1];
        form[0] = PopOvers.open(sets, new MakeForm((template, rows, seed, heldOut) -> {
            model.make(template, rows, seed, heldOut);
            form[0].hide();
        }), ArrowLocation.TOP_LEFT);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show() {
        if (!(model.experiment().get().subject() instanceof Subject.OfSet(DataSet set, int shown, _))) {
            return;
        }
        sets.setText(title(set.name()) + Texts.format(" · %d %s", set.size(), set.size() == 1 ? "prompt" : "prompts"));
        count.setText(Texts.format("%d of %d", shown + 1, set.size()));
        previous.setDisable(shown == 0);
        next.setDisable(shown == set.size() - 1);
    }

    /// `Indirect object`
    static String title(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
