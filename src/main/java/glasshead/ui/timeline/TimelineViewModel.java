package glasshead.ui.timeline;

import glasshead.checkpoint.Curve;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.engine.Models;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.delay.Delays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Through the training of the model that is looked at: at which of its places the experiment is, and how to get to another. A place is a
/// name of the model, so that everything else in the experiment stays, and every panel follows as it follows any change.
public final class TimelineViewModel {

    private static final int SHOWN_AT_FIRST = 4;

    private final ReadOnlyObjectWrapper<@Nullable Training> training = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<List<Curve>> shown = new SimpleObjectProperty<>(List.of());
    private final Session session;
    private final Models models;
    private final Player player;
    /// The model that is known to be here without a training, so that changes of anything else don't look for it again.
    private @Nullable String without;
    /// What is wrong with the training of the model, until it has been said.
    private @Nullable String trouble;
    private boolean inGesture;
    private boolean gestureRemembered;
    private boolean moving;
    private boolean fromTheStart;

    /// @param behind whether somebody has yet to follow to the model that is shown; play waits for them
    public TimelineViewModel(Session session, Models models, ObservableBooleanValue behind, Delays delays) {
        this.session = session;
        this.models = models;
        player = new Player(delays, this::advance);
        player.playing().subscribe(playing -> {
            if (!playing) {
                endGesture();
            }
        });
        session.experiment().subscribe(this::follow);
        session.findings().subscribe(_ -> arrive(behind.get()));
        behind.subscribe(this::arrive);
        session.problem().subscribe(problem -> {
            if (problem != null) {
                player.pause();
            }
        });
    }

    /// Nothing when the model brings none.
    ReadOnlyObjectProperty<@Nullable Training> training() {
        return training.getReadOnlyProperty();
    }

    /// Among the timeline's steps.
    ReadOnlyIntegerProperty place() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playing() {
        return player.playing();
    }

    /// The curves that are drawn.
    ObjectProperty<List<Curve>> shown() {
        return shown;
    }

    /// Draws a curve, or takes it away.
    void toggle(Curve curve) {
        List<Curve> all = training.get().timeline().curves();
        List<Curve> now = shown.get();
        shown.set(all.stream().filter(each -> each.equals(curve) ? !now.contains(each) : now.contains(each)).toList());
    }

    private void arrive(boolean behind) {
        Findings found = session.findings().get();
        if (found != null && found.experiment().equals(session.experiment().get())) {
            tellTrouble();
            if (!behind) {
                player.arrived();
            }
        }
    }

    private void follow(Experiment now) {
        Training known = training.get();
        if (known == null ? !now.model().equals(without) : known.placeOf(now.model()) == Training.ELSEWHERE) {
            player.pause();
            known = find(now.model()).orElse(null);
            // Every training has a first place: whoever is told of the new one must not look for the old one's place in it.
            place.set(0);
            training.set(known);
            shown.set(known == null ? List.of() : known.timeline().curves().stream().limit(SHOWN_AT_FIRST).toList());
        }
        int at = known == null ? Training.ELSEWHERE : known.placeOf(now.model());
        if (at != place.get() && !moving) {
            // Undo, or another choice of the model: what is played gives way.
            player.pause();
        }
        place.set(Math.max(0, at));
    }

    /// A model that can't be opened has none either; the run says what is wrong with it.
    private Optional<Training> find(String model) {
        without = null;
        trouble = null;
        ModelPlace found;
        try {
            found = models.place(model);
        } catch (BadInput unusable) {
            return Optional.empty();
        }
        try {
            Optional<Training> its = found.timeline().map(timeline -> new Training(found, timeline));
            without = its.isPresent() ? null : model;
            return its;
        } catch (BadInput damaged) {
            without = model;
            trouble = damaged.getMessage();
            return Optional.empty();
        }
    }

    /// Once, and after the run of the model, whose end takes earlier sentences away.
    private void tellTrouble() {
        if (trouble != null) {
            String sentence = trouble;
            trouble = null;
            session.tell(sentence);
        }
    }

    /// What follows is one change for undo, however many places are passed, until [#endGesture].
    void beginGesture() {
        player.pause();
        inGesture = true;
        gestureRemembered = false;
    }

    void endGesture() {
        inGesture = false;
    }

    /// Shows the model at a place; nothing happens at the ends.
    void go(int to) {
        Training known = training.get();
        if (known == null || to == place.get() || to < 0 || to > known.timeline().steps().size() - 1) {
            return;
        }
        UnaryOperator<Experiment> change = now -> now.withModel(known.name(to));
        moving = true;
        if (inGesture && gestureRemembered) {
            session.continueChange(change);
        } else {
            gestureRemembered = true;
            session.change(change);
        }
        moving = false;
    }

    /// One place on or back.
    void step(int by) {
        player.pause();
        go(place.get() + by);
    }

    /// To the model as it is without a step.
    void goToTrained() {
        player.pause();
        go(last());
    }

    private int last() {
        return training.get() == null ? 0 : training.get().timeline().steps().size() - 1;
    }

    boolean isTrained() {
        return place.get() == last();
    }

    /// Plays on from here, from the beginning when it is at the end; pauses when it plays.
    void togglePlay() {
        if (player.playing().get() || training.get() == null) {
            player.pause();
            return;
        }
        beginGesture();
        fromTheStart = isTrained();
        player.play();
    }

    private boolean advance() {
        int before = place.get();
        go(fromTheStart ? 0 : before + 1);
        fromTheStart = false;
        return place.get() != before;
    }
}
