package glasshead.ui.interventions;

import atlantafx.base.controls.Popover;
import glasshead.engine.ModelInfo;
import glasshead.experiment.Where;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/// Chooses the place of a new line: what kind of activation, in which layer, of which head.
final class AddForm {

    private final InterventionsViewModel model;
    private final ModelInfo shape;
    private Popover popover;
    @FXML
    private ChoiceBox<PlaceKind> kind;
    @FXML
    private ChoiceBox<Integer> layer;
    @FXML
    private ChoiceBox<Integer> head;

    private AddForm(InterventionsViewModel model) {
        this.model = model;
        shape = model.findings().model();
    }

    /// Needs a model, so it opens only once there is a run.
    static void open(Node owner, InterventionsViewModel model) {
        if (model.findings() != null) {
            AddForm form = new AddForm(model);
            form.popover = Popups.open(owner, Forms.load("Add.fxml", form));
        }
    }

    @FXML
    private void initialize() {
        fill(kind, PlaceKind.of(shape), PlaceKind::label);
        fill(layer, IntStream.range(0, shape.layers()).boxed().toList(), number -> "layer " + number);
        fill(head, IntStream.range(Where.ALL, shape.heads()).boxed().toList(), number -> number == Where.ALL ? "all heads" : "head " + number);
        head.setValue(0);
        layer.disableProperty().bind(kind.valueProperty().map(chosen -> !chosen.site().perLayer()));
        head.disableProperty().bind(kind.valueProperty().map(chosen -> !chosen.perHead()));
    }

    private static <T> void fill(ChoiceBox<T> box, List<T> items, Function<T, String> label) {
        box.getItems().setAll(items);
        box.setValue(items.getFirst());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : label.apply(item);
            }

            @Override
            public T fromString(String written) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
    }

    @FXML
    private void add() {
        Where where = Where.layer(kind.getValue().site(), kind.getValue().site().perLayer() ? layer.getValue() : 0);
        model.add(kind.getValue().perHead() ? where.withHead(head.getValue()) : where);
        popover.hide();
    }
}
