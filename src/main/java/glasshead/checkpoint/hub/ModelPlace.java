package glasshead.checkpoint.hub;

import glasshead.checkpoint.Timeline;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the weights are that a model's name means: a folder, and the step of its training. `tiny-english@2500` is tiny-english as it was
/// after 2500 steps.
///
/// @param name   of the model, without the step
/// @param folder the model's
/// @param step   of its [Timeline], or [#TRAINED]
public record ModelPlace(String name, Path folder, int step) {

    /// The step of a model as it was when its training was over: what its name means without a step.
    public static final int TRAINED = -1;

    private static final Pattern AT_STEP = Pattern.compile("(.+)@(\\d{1,9})", Pattern.DOTALL);

    public boolean isTrained() {
        return step == TRAINED;
    }

    /// What names the model at a step.
    public String at(int other) {
        return other == TRAINED ? name : name + "@" + other;
    }

    /// What names these weights.
    public String written() {
        return at(step);
    }

    /// The two parts of a name with a step, if it has one.
    static @Nullable Parts parts(String written) {
        Matcher matcher = AT_STEP.matcher(written);
        return matcher.matches() ? new Parts(matcher.group(1), Integer.parseInt(matcher.group(2))) : null;
    }

    /// A name without the step that it may have, going by its letters alone.
    public static String withoutStep(String written) {
        Parts parts = parts(written);
        return parts == null ? written : parts.name();
    }

    /// Whether two experiments differ in the step of one model's training and in nothing else.
    public static boolean differOnlyInStep(Experiment one, Experiment other) {
        return !one.model().equals(other.model())
                && one.withModel(withoutStep(one.model())).equals(other.withModel(withoutStep(other.model())));
    }

    record Parts(String name, int step) {
    }

    /// What was kept of this model's training.
    ///
    /// @throws BadInput when there is something that can't be used
    public Optional<Timeline> timeline() {
        return Timeline.isIn(folder) ? Optional.of(Timeline.read(folder)) : Optional.empty();
    }
}
