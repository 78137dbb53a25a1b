package glasshead.ui.interventions;

import glasshead.engine.ModelInfo;
import glasshead.engine.PlaceCheck;
import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A new line in the making: its place from boxes, the rest as an [Edited] intervention.
final class AddModel {

    /// Stands for something that was typed and is no number; no model has it.
    private static final int NO_NUMBER = Integer.MAX_VALUE;

    private final ObjectProperty<PlaceKind> kind = new SimpleObjectProperty<>(PlaceKind.HEAD_OUTPUT);
    private final IntegerProperty layer = new SimpleIntegerProperty();
    private final IntegerProperty head = new SimpleIntegerProperty();
    private final StringProperty neuron = new SimpleStringProperty("");
    private final Draft draft = new Draft(new Intervention(where(), Positions.ALL, Action.Set.ZERO));
    private final StringBinding problem;
    private final InterventionsViewModel model;
    private final ModelInfo shape;

    /// Only once there is a model.
    AddModel(InterventionsViewModel model) {
        this.model = model;
        shape = Objects.requireNonNull(model.findings()).model();
        kind.addListener(changed -> move());
        layer.addListener(changed -> move());
        head.addListener(changed -> move());
        neuron.addListener(changed -> move());
        layer.set(model.likelyHead().layer());
        head.set(model.likelyHead().index());
        problem = Bindings.createStringBinding(() -> neuronNumber() == NO_NUMBER ? "The neuron is a number from 0 to " + (shape.dMlp() - 1)
                + ", or empty for all."
                : PlaceCheck.of(shape).objection(draft.now()).orElse(""), draft.value());
    }

    List<PlaceKind> kinds() {
        return PlaceKind.of(shape);
    }

    ModelInfo shape() {
        return shape;
    }

    ObjectProperty<PlaceKind> kind() {
        return kind;
    }

    IntegerProperty layer() {
        return layer;
    }

    /// [Where#ALL] for all heads.
    IntegerProperty head() {
        return head;
    }

    /// As typed; empty for all neurons.
    StringProperty neuron() {
        return neuron;
    }

    Draft draft() {
        return draft;
    }

    /// What keeps the line from being added, empty when nothing does.
    StringBinding problem() {
        return problem;
    }

    /// Puts the line into the list; false when it can't be made.
    boolean add() {
        if (!problem.get().isEmpty()) {
            return false;
        }
        model.add(draft.now());
        return true;
    }

    /// What makes no sense at the new place becomes zero.
    private void move() {
        Where where = where();
        Action action = draft.action();
        boolean fits = ActionChoice.fits(Where.layer(where.site(), 0), action, PlaceCheck.of(shape));
        draft.change(line -> new Intervention(where, line.positions(), fits ? action : Action.Set.ZERO), false);
    }

    private Where where() {
        PlaceKind chosen = kind.get();
        Where where = Where.layer(chosen.site(), chosen.site().perLayer() ? layer.get() : 0);
        return chosen.perHead() ? where.withHead(head.get()) : chosen.perNeuron() ? where.withNeuron(neuronNumber()) : where;
    }

    private int neuronNumber() {
        String typed = neuron.get().strip();
        return !kind.get().perNeuron() || typed.isEmpty() ? Where.ALL : typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : NO_NUMBER;
    }
}
