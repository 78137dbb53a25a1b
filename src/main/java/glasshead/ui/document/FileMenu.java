package glasshead.ui.document;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The File menu in the toolbar. Its keys are the window's, shown here beside the words.
public final class FileMenu extends MenuButton {

    private final DocumentViewModel model;
    private final Consumer<Window> compare;
    private final SetActions sets;
    private final Menu recent = new Menu("Open recent");

    /// @param compare opens the window with two sides, given the window it belongs to
    /// @param sets    what the window does with data sets
    /// @param history opens and closes what was looked at
    /// @param lessons what it does with lessons
    /// @param report  opens the window for reporting a problem, given the window it belongs to
    public FileMenu(DocumentViewModel model, Consumer<Window> compare, SetActions sets, Runnable history, LessonActions lessons,
            Consumer<Window> report) {
        super("File");
        this.model = model;
        this.compare = compare;
        this.sets = sets;
        getStyleClass().add("file-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip("Open and save sessions"));
        getItems().setAll(item("New", "Shortcut+N", model::begin), item("Open…", "Shortcut+O", model::askAndOpen), recent,
                item("Save", "Shortcut+S", model::save), item("Save as…", "Shortcut+Shift+S", model::saveAs), new SeparatorMenuItem(),
                item("Compare side by side…", "Shortcut+D", this::compare), item("History", "Shortcut+H", history),
                item("Prompt or data set", "Shortcut+E", sets::flip), item("Rows of the set…", "Shortcut+Shift+E", sets::edit),
                new SeparatorMenuItem(), item("Open a lesson…", null, lessons.open()),
                item("Add a step to my lesson from what is on screen", null, lessons.add()), new SeparatorMenuItem(),
                item("Report a problem…", null, () -> report.accept(getScene().getWindow())));
        // Another running program may have opened something since.
        setOnShowing(_ -> showRecent(model.recent()));
        showRecent(model.recent());
    }

    /// What the keys of the window do.
    public DocumentViewModel actions() {
        return model;
    }

    /// Opens the window with two sides.
    public void compare() {
        compare.accept(getScene().getWindow());
    }

    /// What the window does with data sets.
    public SetActions sets() {
        return sets;
    }

    private void showRecent(List<Path> files) {
        recent.setDisable(files.isEmpty());
        recent.getItems().setAll(files.stream().map(file -> {
            MenuItem item = item(file.getFileName() + "   " + file.getParent(), null, () -> model.open(file));
            item.setMnemonicParsing(false);
            return item;
        }).toList());
    }

    private static MenuItem item(String text, @Nullable String key, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        if (key != null) {
            // Only shown: a menu button's keys do not work while it is closed, the window's do.
            item.setAccelerator(KeyCombination.valueOf(key));
        }
        return item;
    }
}
