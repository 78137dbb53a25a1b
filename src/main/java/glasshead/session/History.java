package glasshead.session;

import glasshead.experiment.view.Shown;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Undo and redo over whole experiments: prompt, contrast, interventions and options alike, and over hypotheses. What was looked at last in
/// an experiment comes back with it and is no step of its own.
public final class History {

    private static final int DEPTH = 500;

    /// What was on screen, and the file that it belonged to.
    record Step(Shown shown, Origin origin) {
    }

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    void remember(Step before) {
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

    Optional<Step> back(Step current) {
        return step(past, future, current);
    }

    Optional<Step> forward(Step current) {
        return step(future, past, current);
    }

    private Optional<Step> step(Deque<Step> from, Deque<Step> to, Step current) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(current);
        Step step = from.pop();
        update();
        return Optional.of(step);
    }

    private void update() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
