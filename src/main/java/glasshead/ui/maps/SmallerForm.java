package glasshead.ui.maps;

import glasshead.experiment.BadInput;
import glasshead.experiment.MapRange;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Layers and positions of a map that would take long, with what they would take.
final class SmallerForm extends VBox {

    private static final double WIDTH = 300;

    private final SmallerQuestion question;
    private final Runnable close;
    private final TextField layers;
    private final TextField positions;
    private final Label cost = new Label();
    private final Button run = new Button("Run these");

    /// @param close what is done once it is under way
    SmallerForm(SmallerQuestion question, Runnable close) {
        this.question = question;
        this.close = close;
        getStyleClass().add("map-smaller");
        getStylesheets().add(Objects.requireNonNull(SmallerForm.class.getResource("maps.css")).toExternalForm());
        MapRange suggested = question.suggested();
        layers = field("Layers", suggested.writtenLayers(), "Numbers from 0, as 0-3,5; empty for all");
        positions = field("Positions", suggested.writtenPositions(), "Numbers from 0, as 3,8-11,END; empty for all");
        Label about = new Label("The whole map is " + question.cost(MapRange.ALL) + ". Some layers or positions of it are there sooner; "
                + "the rest stays empty.");
        about.setWrapText(true);
        about.setPrefWidth(WIDTH);
        about.getStyleClass().addAll("small", "muted");
        GridPane grid = new GridPane(8, 8);
        grid.addRow(0, new Label("Layers"), layers);
        if (question.hasPositions()) {
            grid.addRow(1, new Label("Positions"), positions);
        }
        grid.add(run, 1, question.hasPositions() ? 2 : 1);
        run.setTooltip(new Tooltip("Compute these cells; the others stay empty"));
        run.setDefaultButton(true);
        run.setOnAction(_ -> begin());
        cost.setWrapText(true);
        cost.setPrefWidth(WIDTH);
        cost.getStyleClass().addAll("small", "map-smaller-cost");
        getChildren().addAll(about, grid, cost);
        layers.textProperty().subscribe(this::tell);
        positions.textProperty().subscribe(this::tell);
        tell();
    }

    private TextField field(String name, String text, String tooltip) {
        TextField field = new TextField(text);
        field.setPromptText("all");
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(tooltip));
        field.setOnAction(_ -> begin());
        return field;
    }

    private void tell() {
        try {
            cost.setText(question.cost(question.range(layers.getText(), positions.getText())));
            run.setDisable(false);
        } catch (BadInput problem) {
            cost.setText(problem.getMessage());
            run.setDisable(true);
        }
    }

    private void begin() {
        if (!run.isDisabled()) {
            question.run(question.range(layers.getText(), positions.getText()));
            close.run();
        }
    }
}
