package glasshead.session;

import glasshead.experiment.Experiment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Undo and redo over whole experiments: prompt, contrast, interventions and options alike.
public final class History {

    private static final int DEPTH = 500;

    private final Deque<Experiment> past = new ArrayDeque<>();
    private final Deque<Experiment> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    void remember(Experiment before) {
        past.push(before);
        if (past.size() > DEPTH) {
            past.removeLast();
        }
        dropFuture();
    }

    void dropFuture() {
        future.clear();
        update();
    }

    Optional<Experiment> back(Experiment current) {
        return step(past, future, current);
    }

    Optional<Experiment> forward(Experiment current) {
        return step(future, past, current);
    }

    private Optional<Experiment> step(Deque<Experiment> from, Deque<Experiment> to, Experiment current) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(current);
        Experiment shown = from.pop();
        update();
        return Optional.of(shown);
    }

    private void update() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
