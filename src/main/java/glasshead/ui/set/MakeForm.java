package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Makes a set from a template: which, how many rows, by which seed, and whether it is the half that is held out.
final class MakeForm extends VBox {

    private final ComboBox<String> template = new ComboBox<>();
    private final TextField rows = new TextField(String.valueOf(DataSets.ROWS));
    private final TextField seed = new TextField(String.valueOf(DataSets.SEED));
    private final CheckBox heldOut = new CheckBox("Held out");
    private final Label problem = new Label();
    private final Maker maker;

    /// Makes the set, or says what is wrong.
    interface Maker {
        void make(String template, int rows, long seed, boolean heldOut);
    }

    MakeForm(Maker maker) {
        this.maker = maker;
        getStyleClass().addAll("popover-form", "set-make");
        getStylesheets().add(SetStyles.SHEET);
        template.getItems().setAll(DataSets.SHIPPED);
        template.setValue(DataSets.SHIPPED.getFirst());
        template.setAccessibleText("Template");
        template.setTooltip(new Tooltip("What the prompts of the set are like"));
        Label about = new Label();
        about.setWrapText(true);
        about.getStyleClass().addAll("small", "muted");
        about.setPrefWidth(300);
        template.valueProperty().subscribe(name -> about.setText(DataSets.template(name).about()));
        rows.setTooltip(new Tooltip("How many; fewer where there are not so many different ones"));
        rows.setAccessibleText("Rows");
        seed.setTooltip(new Tooltip("The same seed makes the same rows"));
        seed.setAccessibleText("Seed");
        heldOut.setTooltip(new Tooltip(
                "Rows that this template, number and seed don't make otherwise: what was found on those is tested on these"));
        Button make = new Button("Make");
        make.setTooltip(new Tooltip("Make the set and show it"));
        make.setDefaultButton(true);
        make.setOnAction(_ -> make());
        rows.setOnAction(_ -> make());
        seed.setOnAction(_ -> make());
        GridPane grid = new GridPane(8, 8);
        grid.addRow(0, new Label("Template"), template);
        grid.addRow(1, new Label("Rows"), rows);
        grid.addRow(2, new Label("Seed"), seed);
        grid.add(heldOut, 1, 3);
        grid.add(make, 1, 4);
        problem.getStyleClass().addAll("small", "set-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().addAll(about, grid, problem);
    }

    private void make() {
        try {
            maker.make(Objects.requireNonNull(template.getValue()), (int) number(rows, "rows", 1_000_000), number(seed, "seed",
                    Long.MAX_VALUE), heldOut.isSelected());
            problem.setText("");
        } catch (BadInput wrong) {
            problem.setText(wrong.getMessage());
        }
    }

    private static long number(TextField field, String what, long most) {
        String typed = field.getText().strip();
        long least = what.equals("rows") ? 1 : 0;
        if (!typed.matches("\\d{1,18}") || Long.parseLong(typed) < least || Long.parseLong(typed) > most) {
            throw new BadInput("'" + typed + "' is no number of " + what + "; type a whole number from " + least + " on.");
        }
        return Long.parseLong(typed);
    }
}
