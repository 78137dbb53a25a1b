package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.Looked;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A state that was looked at, in a session file: of a prompt by itself, or, with `shown`, of the session's set.
///
/// @param shown    index of the set's example
/// @param position where the set's logits are read, the last position when it is missing
/// @param number   missing where nothing is asked
record LookedForm(String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast, @Nullable Integer shown,
        @Nullable Integer position, @Nullable List<Intervention> interventions, @Nullable Options options, @Nullable Double number,
        @Nullable String note) {

    LookedForm {
        boolean alone = Stream.of(prompt, otherPrompt, contrast).anyMatch(Objects::nonNull);
        if (alone == (shown != null) || shown == null && (prompt == null || position != null)) {
            throw new BadInput("a state that was looked at has either a prompt or the index of an example that was shown");
        }
        if (position != null && position < 0) {
            throw new BadInput("the position counts from 0, and is left out for the last");
        }
        if (note != null && note.length() > Looked.LONGEST_NOTE) {
            throw new BadInput("a note has " + note.length() + " letters and may have " + Looked.LONGEST_NOTE);
        }
    }

    /// Nothing for a state on another set than the session's, which would have to be written whole.
    ///
    /// @param session what the session is about
    static @Nullable LookedForm of(Looked looked, Subject session) {
        Experiment of = looked.experiment();
        Double number = Double.isNaN(looked.number()) ? null : (Double) looked.number();
        String note = looked.note().isEmpty() ? null : looked.note();
        return switch (of.subject()) {
            case Subject.Alone alone -> new LookedForm(of.model(), alone.prompt(), alone.other(), alone.contrast(), null, null, of
                    .interventions(), of.options(), number, note);
            case Subject.OfSet set -> !(session instanceof Subject.OfSet its && its.set().equals(set.set())) ? null
                    : new LookedForm(of.model(), null, null, null, set.shown(), set.position() == Contrast.LAST ? null : set.position(), of
                            .interventions(), of.options(), number, note);
        };
    }

    /// @throws BadInput when it is of a set and the session is not, or there is no such example
    Looked looked(Subject session) {
        Subject subject = shown == null ? new Subject.Alone(Objects.requireNonNull(prompt), Objects.requireNonNullElse(otherPrompt,
                Prompt.NONE), Objects.requireNonNullElse(contrast, new Contrast(List.of(), List.of(), Contrast.LAST))) : ofSet(session);
        return new Looked(new Experiment(model, subject, Objects.requireNonNullElse(interventions, List.of()), Objects.requireNonNullElse(
                options, Options.DEFAULT)), number == null ? Double.NaN : number, Objects.requireNonNullElse(note, ""));
    }

    private Subject ofSet(Subject session) {
        if (!(session instanceof Subject.OfSet its)) {
            throw new BadInput("a state that was looked at is of a set, and the session has none");
        }
        return new Subject.OfSet(its.set(), Objects.requireNonNull(shown), Objects.requireNonNullElse(position, Contrast.LAST));
    }
}
