package glasshead.ui.interventions;

import glasshead.experiment.Action;
import glasshead.experiment.Where;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// A new line, put together before it acts: where, at which positions, and what is done there.
final class AddForm {

    private final InterventionsViewModel list;
    private final AddModel model;
    private final ActionEditor editor;
    @FXML
    private ChoiceBox<PlaceKind> kind;
    @FXML
    private ChoiceBox<Integer> layer;
    @FXML
    private ChoiceBox<Integer> head;
    @FXML
    private TextField neuron;
    @FXML
    private Label range;
    @FXML
    private HBox what;
    @FXML
    private VBox details;
    @FXML
    private Label problem;
    @FXML
    private Button add;

    private AddForm(InterventionsViewModel list) {
        this.list = list;
        model = new AddModel(list);
        editor = new ActionEditor(list, model.draft());
    }

    /// Needs a model, so it opens only once there is a run.
    static void open(Node owner, InterventionsViewModel model) {
        if (model.findings() != null) {
            AddForm form = new AddForm(model);
            PopOver popOver = Popups.open(owner, Forms.load("Add.fxml", form));
            // reference prompts may be changed from inside the form
            Subscription following = model.lines().subscribe(lines -> form.editor.refresh());
            popOver.setOnHidden(event -> following.unsubscribe());
        }
    }

    @FXML
    private void initialize() {
        fill(kind, model.kinds(), PlaceKind::label, model.kind().get(), model.kind()::set);
        fill(layer, IntStream.range(0, model.shape().layers()).boxed().toList(), number -> "layer " + number,
                model.layer().get(), model.layer()::set);
        fill(head, IntStream.range(Where.ALL, model.shape().heads()).boxed().toList(), number -> number == Where.ALL ? "all heads" : "head "
                + number,
                model.head().get(), model.head()::set);
        explain(kind, "Kind of place", "What is changed: a head, an MLP's neuron, the residual stream");
        explain(layer, "Layer", "In which layer, counted from 0");
        explain(head, "Head", "Which head of the layer, or all of them");
        explain(neuron, "Neuron, empty for all", "Which neuron of the layer's MLP; empty for all");
        neuron.setPromptText("all");
        neuron.setMinWidth(Region.USE_PREF_SIZE);
        range.setText("0–" + (model.shape().dMlp() - 1));
        range.setMinWidth(Region.USE_PREF_SIZE);
        model.neuron().bind(neuron.textProperty());
        layer.setMinWidth(Region.USE_PREF_SIZE);
        head.setMinWidth(Region.USE_PREF_SIZE);
        shownWhile(layer, model.kind().map(chosen -> chosen.site().perLayer()));
        shownWhile(head, model.kind().map(PlaceKind::perHead));
        shownWhile(neuron, model.kind().map(PlaceKind::perNeuron));
        shownWhile(range, model.kind().map(PlaceKind::perNeuron));
        what.getChildren().add(new ActionMenu(list, model.draft()));
        PositionsForm positions = new PositionsForm(list.tokens(), () -> model.draft().now().positions(), model.draft()::place);
        ObservableValue<Action> action = model.draft().value().map(line -> line.action());
        shownWhile(positions, action.map(chosen -> !(chosen instanceof Action.Cut)));
        shownWhile(editor, editor.needed());
        details.getChildren().addAll(editor, positions);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        add.disableProperty().bind(model.problem().isNotEmpty());
    }

    private static void explain(Control control, String name, String tooltip) {
        control.setAccessibleText(name);
        control.setTooltip(new Tooltip(tooltip));
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    private static <T> void fill(ChoiceBox<T> box, List<T> items, Function<T, String> label, T first, Consumer<T> chosen) {
        box.setConverter(Forms.oneWay(item -> item == null ? "" : label.apply(item)));
        box.getItems().setAll(items);
        box.setValue(first);
        box.valueProperty().addListener((property, before, now) -> chosen.accept(now));
    }

    @FXML
    private void add() {
        if (model.add()) {
            add.getScene().getWindow().hide();
        }
    }
}
