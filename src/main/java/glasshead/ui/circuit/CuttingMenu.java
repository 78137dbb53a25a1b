package glasshead.ui.circuit;

import glasshead.experiment.BadInput;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.DataSet;
import glasshead.experiment.OnSet;
import glasshead.experiment.Positions;
import glasshead.ui.theme.PopOvers;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// How edges are cut: what a cut one carries instead, and at which positions.
final class CuttingMenu extends MenuButton {

    private final CircuitViewModel model;

    CuttingMenu(CircuitViewModel model) {
        this.model = model;
        getStyleClass().addAll("quiet", "circuit-replacement");
        setTooltip(new Tooltip("What a cut edge carries instead, and at which positions it is cut"));
        setMnemonicParsing(false);
        getItems().add(new MenuItem("…")); // a menu without items does not open
        setOnShowing(_ -> fill());
        model.session().view().subscribe(_ -> setText("cut: " + model.look().cutting().label()));
    }

    private void fill() {
        Cutting now = model.look().cutting();
        Positions where = now.positions();
        getItems().setAll(choice("What the sender writes in the corrupted prompt", new Cutting(Replacement.CORRUPTED, "", where)), choice(
                "The mean of what it writes over the set, position by position", new Cutting(Replacement.MEAN, "", where)));
        for (String column : columns()) {
            getItems().add(choice("The mean over the rows that agree in “" + column + "”", new Cutting(Replacement.MEAN, column, where)));
        }
        getItems().add(choice("Nothing: zero, far from anything that the model has seen", new Cutting(Replacement.ZERO, "", where)));
        MenuItem chosen = new MenuItem("At chosen positions…");
        chosen.setOnAction(_ -> choosePositions());
        getItems().addAll(new SeparatorMenuItem(), choice("At all positions", now.at(Positions.ALL)));
        getItems().addAll(choice("At the last position only", now.at(Positions.of(Positions.END))), chosen);
    }

    private RadioMenuItem choice(String text, Cutting cutting) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(cutting.equals(model.look().cutting()));
        item.setOnAction(_ -> model.edits().cut(cutting));
        return item;
    }

    /// Columns of which several rows have the same.
    private List<String> columns() {
        OnSet of = model.on();
        if (of == null) {
            return List.of();
        }
        DataSet set = of.set();
        return set.columns().stream().filter(column -> {
            long groups = set.examples().stream().map(example -> example.columns().getOrDefault(column, "")).distinct().count();
            return groups > 1 && 2 * groups <= set.size();
        }).toList();
    }

    private void choosePositions() {
        TextField field = new TextField(model.look().cutting().positions().toString());
        field.setAccessibleText("Positions at which edges are cut");
        field.setTooltip(new Tooltip("Numbers, ranges and END, with commas between; Enter takes them"));
        field.setPromptText("4, 8-10, END or all");
        Label wrong = new Label("Tokens count from 0; END is the last. For example 4, 8-10, END.");
        wrong.setWrapText(true);
        wrong.setMaxWidth(260);
        wrong.getStyleClass().addAll("small", "muted");
        Button cut = new Button("Cut there");
        cut.setTooltip(new Tooltip("Edges are cut at these positions only"));
        VBox form = new VBox(8, new HBox(8, field, cut), wrong);
        form.getStyleClass().add("circuit-positions");
        PopOver popOver = PopOvers.open(this, form, ArrowLocation.TOP_RIGHT);
        cut.setOnAction(_ -> {
            try {
                model.edits().cut(model.look().cutting().at(Positions.parse(field.getText())));
                popOver.hide();
            } catch (BadInput problem) {
                wrong.setText(problem.getMessage());
            }
        });
        field.setOnAction(_ -> cut.fire());
        field.requestFocus();
        field.selectAll();
    }
}
