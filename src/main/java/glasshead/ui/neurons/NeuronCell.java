package glasshead.ui.neurons;

import glasshead.ui.format.PlainCell;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A neuron's line: name, bar and number, and below them what it writes.
final class NeuronCell extends PlainCell<NeuronRow> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final NeuronsViewModel model;
    private final Label name = new Label();
    private final Label before = new Label();
    private final Label after = new Label();
    private final Label written = new Label();
    private final NeuronBar bar = new NeuronBar();
    private final VBox lines;

    NeuronCell(NeuronsViewModel model) {
        this.model = model;
        getStyleClass().add("neuron-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, never wider
        name.getStyleClass().addAll("mono", "neuron-name");
        before.getStyleClass().add("neuron-value");
        after.getStyleClass().add("neuron-value");
        after.managedProperty().bind(after.visibleProperty());
        written.getStyleClass().addAll("neuron-written", "mono");
        written.setMinWidth(0);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox first = new HBox(name, bar, before, after);
        first.getStyleClass().add("neuron-line");
        first.setAlignment(Pos.CENTER_LEFT);
        lines = new VBox(first, written);
        lines.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(NeuronRow row, boolean empty) {
        super.updateItem(row, empty);
        ShownNeurons shown = model.shown().get();
        boolean there = row != null && !empty && shown != null;
        setGraphic(there ? lines : null);
        pseudoClassStateChanged(CHANGED, there && model.offers(row).stream().flatMap(group -> group.stream()).anyMatch(offer -> offer
                .on()));
        if (there) {
            name.setText(row.label());
            // beside two numbers with errors the bar would have no room
            before.setText(NeuronTexts.value(row.before(), shown.compared() ? Double.NaN : row.error()));
            after.setText(NeuronTexts.value(row.after(), row.errorAfter()));
            after.setVisible(shown.compared());
            written.setText(NeuronTexts.written(row, shown.of()));
            bar.show(row, shown);
            setAccessibleText(NeuronTexts.spoken(row, shown));
        }
    }
}
