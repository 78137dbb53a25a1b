package glasshead.ui.compare;

import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import glasshead.ui.contrast.VocabularySearch;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// Keeps answers and distractors of the right side equal to the left's, as long as the user wants that and the right's vocabulary has them.
/// Who gives the right side tokens of its own wants it no longer.
final class SameContrast {

    private static final String NUMBERED = "#\\d+";

    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(true);
    private final Session left;
    private final Session right;
    private boolean applying;

    SameContrast(Session left, Session right) {
        this.left = left;
        this.right = right;
    }

    BooleanProperty wanted() {
        return wanted;
    }

    /// Whether the right's model knows the left's tokens.
    ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    /// @return ends it
    Subscription begin() {
        apply();
        return Subscription.combine(
                left.experiment().subscribe((before, now) -> apply()),
                right.experiment().subscribe(this::changed),
                right.findings().subscribe((before, now) -> apply()),
                wanted.subscribe((before, now) -> apply()));
    }

    private void changed(Experiment before, Experiment now) {
        boolean onlyContrast = before.withContrast(now.contrast()).equals(now);
        if (!applying && onlyContrast && possible.get() && !sameTokens(now.contrast(), left.experiment().get().contrast())) {
            wanted.set(false);
        } else if (!applying) {
            apply();
        }
    }

    private void apply() {
        Findings found = right.findings().get();
        if (found == null || !found.experiment().model().equals(right.experiment().get().model())) {
            return; // its vocabulary is not known yet
        }
        Contrast asked = left.experiment().get().contrast();
        possible.set(ModelPlace.withoutStep(left.experiment().get().model()).equals(ModelPlace.withoutStep(found.experiment().model()))
                || Stream.concat(asked.answers().stream(), asked.distractors().stream()).allMatch(token -> isKnown(found, token)));
        if (wanted.get() && possible.get() && !sameTokens(asked, right.experiment().get().contrast())) {
            applying = true;
            right.continueChange(now -> now.withContrast(asked.at(now.contrast().position())));
            applying = false;
        }
    }

    /// A number means another token in another vocabulary.
    private static boolean isKnown(Findings found, String token) {
        return !token.matches(NUMBERED) && VocabularySearch.id(found.model().vocabulary(), token) >= 0;
    }

    private static boolean sameTokens(Contrast one, Contrast other) {
        return one.at(Contrast.LAST).equals(other.at(Contrast.LAST));
    }
}
