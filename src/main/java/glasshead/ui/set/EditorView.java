package glasshead.ui.set;

import glasshead.dataset.SetColumns;
import glasshead.experiment.Texts;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.PopOvers;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.controlsfx.control.textfield.TextFields;

/// The editor of a set: its table, what adds and takes away, and where sets come from and go to.
final class EditorView extends VBox {

    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");

    private final SetEditor model;
    private final Outside outside;
    private final EditorTable table;
    private final TextField filter = TextFields.createClearableTextField();
    private final ToggleButton wrong = new ToggleButton("Only what is wrong");
    private final MenuButton columns = new MenuButton("Columns");
    private final Label count = new Label();

    EditorView(SetEditor model, Outside outside, ViewOptions options) {
        this.model = model;
        this.outside = outside;
        table = new EditorTable(model, options);
        getStylesheets().add(SetStyles.SHEET);
        getStyleClass().addAll("set-view", "set-editor");
        VBox.setVgrow(table, Priority.ALWAYS);
        Label said = new Label();
        said.textProperty().bind(model.said());
        said.setWrapText(true);
        said.getStyleClass().add("set-problem");
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        getChildren().addAll(head(), tools(), said, table);
        model.rows().subscribe(this::count);
        model.readings().subscribe(() -> {
            count();
            filterAgain();
        });
        count();
        columns.setOnShowing(_ -> offerColumns());
        offerColumns();
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        if (table.getEditingCell() != null) {
            return;
        }
        if (PASTE.match(key)) {
            paste();
        } else if (UNDO.match(key)) {
            model.undo();
        } else if (REDO.match(key)) {
            model.redo();
        } else {
            return;
        }
        key.consume();
    }

    private HBox head() {
        TextField name = new TextField();
        name.setAccessibleText("Name of the set");
        name.setTooltip(new Tooltip("What the set is called; Enter takes it"));
        name.setPrefColumnCount(18);
        name.setOnAction(_ -> model.rename(name.getText()));
        name.focusedProperty().subscribe((_, now) -> {
            if (!now && !name.getText().equals(model.set().get().name())) {
                model.rename(name.getText());
            }
        });
        model.set().subscribe(set -> name.setText(set.name()));
        Button make = button("Make…", "Make a set from a template, by a seed", () -> {});
        make.setOnAction(_ -> {
            PopOver[] form = new PopOver[1];
            form[0] = PopOvers.open(make, new MakeForm((template, rows, seed, heldOut) -> {
                model.make(template, rows, seed, heldOut);
                form[0].hide();
            }), ArrowLocation.TOP_LEFT);
        });
        count.getStyleClass().addAll("small", "muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, name, count, gap,
                button("Open…", "A set of your own: .csv with clean, corrupted, answer, distractor; .json; .jsonl", () -> outside.open()
                        .get()
                        .ifPresent(model::open)), make,
                button("Save as…", "As .csv or .json (ours), .autocircuit.json or .jsonl (feature circuits)", () -> outside.save().apply(
                        model
                                .set().get().name() + ".csv").ifPresent(model::save)));
        head.getStyleClass().add("set-head");
        return head;
    }

    private HBox tools() {
        filter.setPromptText("Filter rows");
        filter.setAccessibleText("Filter rows");
        filter.setTooltip(new Tooltip("Only rows with all of these words, in any column"));
        filter.textProperty().subscribe(this::filterAgain);
        wrong.setTooltip(new Tooltip("Only rows of which something is said in the last column"));
        wrong.selectedProperty().subscribe(this::filterAgain);
        columns.setTooltip(new Tooltip("Add, rename and remove columns"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(8, filter, wrong, gap, button("Add row", "An empty row below the selected one", this::add),
                button("Delete rows", "The selected rows (Delete)", () -> model.delete(table.selected())),
                button("Paste rows", "Cells copied in a spreadsheet become rows below the selected one (Ctrl+V)", this::paste), columns);
        tools.getStyleClass().add("set-head");
        return tools;
    }

    private void filterAgain() {
        table.filter(filter.getText(), wrong.isSelected());
    }

    private void add() {
        int at = table.below();
        filter.clear();
        wrong.setSelected(false);
        model.add(at);
        table.reveal(at);
    }

    private void paste() {
        int at = table.below();
        model.paste(at, outside.clipboard().get());
        table.reveal(at);
    }

    private void count() {
        long out = model.rows().stream().filter(EditorRow::isLeftOut).count();
        long doubtful = model.rows().stream().filter(row -> !row.isLeftOut() && !row.remark().get().isEmpty()).count();
        int all = model.rows().size();
        count.setText(Texts.format("%d %s", all, all == 1 ? "row" : "rows") + (out == 0 ? "" : Texts.format(" · %d can't be used", out))
                + (doubtful == 0 ? "" : Texts.format(" · %d may not mean what you think", doubtful)));
    }

    private void offerColumns() {
        columns.getItems().setAll(item("Add a column…", () -> ask("Name of the new column", "", model::addColumn)),
                item("One more answer", () -> model.addColumn(SetColumns.ANSWER)),
                item("One more distractor", () -> model.addColumn(SetColumns.DISTRACTOR)));
        if (!model.set().get().columns().isEmpty()) {
            columns.getItems().add(new SeparatorMenuItem());
        }
        for (String name : model.set().get().columns()) {
            columns.getItems().addAll(item("Rename ‘" + name + "’…", () -> ask("New name of the column", name, to -> model.renameColumn(
                    name, to))), item("Remove ‘" + name + "’", () -> model.removeColumn(name)));
        }
    }

    private void ask(String what, String before, Consumer<String> then) {
        TextField name = new TextField(before);
        name.setAccessibleText(what);
        name.setTooltip(new Tooltip("Enter takes it, Esc leaves things as they are"));
        VBox form = new VBox(6, new Label(what), name);
        form.getStyleClass().add("popover-form");
        PopOver open = PopOvers.open(columns, form, ArrowLocation.TOP_RIGHT);
        name.setOnAction(_ -> {
            open.hide();
            then.accept(name.getText().strip());
        });
        name.requestFocus();
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Button button(String text, String tooltip, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tooltip));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
