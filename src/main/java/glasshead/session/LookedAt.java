package glasshead.session;

import glasshead.experiment.Experiment;
import glasshead.experiment.view.Looked;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The states of a session that were looked at for more than a moment, in the order in which they were first looked at. Each experiment is
/// there once. Of more than [#MOST] the oldest go, those without a note first.
public final class LookedAt {

    /// As many as a session file holds.
    public static final int MOST = 200;

    private final ObservableList<Looked> states = FXCollections.observableArrayList();
    private final ObservableList<Looked> seen = FXCollections.unmodifiableObservableList(states);

    public ObservableList<Looked> states() {
        return seen;
    }

    /// A state is looked at; one that was before keeps its place and its note.
    public void add(Experiment experiment, double number) {
        int before = indexOf(experiment);
        Looked now = new Looked(experiment, number, before < 0 ? "" : states.get(before).note());
        if (before >= 0) {
            if (!states.get(before).equals(now)) {
                states.set(before, now);
            }
            return;
        }
        states.add(now);
        if (states.size() > MOST) {
            int bare = 0;
            while (bare < MOST && !states.get(bare).note().isEmpty()) {
                bare++;
            }
            states.remove(bare < MOST ? bare : 0);
        }
    }

    private int indexOf(Experiment experiment) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).experiment().equals(experiment)) {
                return i;
            }
        }
        return -1;
    }

    public void note(Looked state, String note) {
        int at = states.indexOf(state);
        if (at >= 0 && !state.note().equals(note)) {
            states.set(at, state.withNote(note));
        }
    }

    public void forget(List<Looked> some) {
        states.removeAll(some);
    }

    /// Those of another session in the place of these.
    void take(List<Looked> others) {
        states.setAll(others.subList(Math.max(0, others.size() - MOST), others.size()));
    }
}
