package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.Looked;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a session file holds. What is missing has its usual value, so that files from before a field existed still open.
sealed interface SessionForm {

    Shown shown();

    /// The states that were looked at.
    default List<Looked> past() {
        return List.of();
    }

    /// @throws BadInput when it is more than can be read again
    static Version3 of(Shown shown) {
        return of(shown, List.of());
    }

    /// With the states that were looked at; those on another set than the session's are left out.
    static Version3 of(Shown shown, List<Looked> past) {
        try {
            return newest(shown, past);
        } catch (BadInput tooMuch) {
            throw new BadInput("The session can't be written: " + tooMuch.getMessage() + "; choose a smaller set.", tooMuch);
        }
    }

    private static Version3 newest(Shown shown, List<Looked> past) {
        Experiment experiment = shown.experiment();
        List<LookedForm> forms = past.stream().map(each -> LookedForm.of(each, experiment.subject())).filter(Objects::nonNull).toList();
        List<LookedForm> history = forms.isEmpty() ? null : forms;
        View view = shown.view().equals(View.FIRST) ? null : shown.view();
        return switch (experiment.subject()) {
            case Subject.Alone alone -> new Version3(3, experiment.model(), alone.prompt(), alone.other(), alone.contrast(), null,
                    experiment.interventions(), experiment.options(), view, history);
            case Subject.OfSet set -> new Version3(3, experiment.model(), null, null, null, ShownSet.of(set), experiment.interventions(),
                    experiment.options(), view, history);
        };
    }

    /// A prompt by itself; what was looked at is not known.
    record Version1(int glasshead, String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
            @Nullable List<Intervention> interventions, @Nullable Options options) implements SessionForm {

        public Version1 {
            newer(model, prompt, otherPrompt, contrast, interventions, options);
        }

        private static Version3 newer(String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
                @Nullable List<Intervention> interventions, @Nullable Options options) {
            return new Version3(3, model, prompt, otherPrompt, contrast, null, interventions, options, null, null);
        }

        @Override
        public Shown shown() {
            return newer(model, prompt, otherPrompt, contrast, interventions, options).shown();
        }
    }

    /// A prompt by itself or a set, and what was looked at before there were workspaces.
    record Version2(int glasshead, String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
            @Nullable ShownSet set, @Nullable List<Intervention> interventions, @Nullable Options options, @Nullable View2 view)
            implements
                SessionForm {

        public Version2 {
            newer(model, prompt, otherPrompt, contrast, set, interventions, options, view);
        }

        private static Version3 newer(String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
                @Nullable ShownSet set, @Nullable List<Intervention> interventions, @Nullable Options options, @Nullable View2 view) {
            return new Version3(3, model, prompt, otherPrompt, contrast, set, interventions, options, view == null ? null : view.newer(),
                    null);
        }

        @Override
        public Shown shown() {
            return newer(model, prompt, otherPrompt, contrast, set, interventions, options, view).shown();
        }
    }

    /// A prompt by itself or a set, and what is looked at.
    record Version3(int glasshead, String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
            @Nullable ShownSet set, @Nullable List<Intervention> interventions, @Nullable Options options, @Nullable View view,
            @Nullable List<LookedForm> history)
            implements
                SessionForm {

        /// More than a person makes, and few enough for every list in the window.
        private static final int MOST = 1000;
        private static final int MOST_PAST = 200;

        public Version3 {
            if (set != null && Stream.of(prompt, otherPrompt, contrast).anyMatch(Objects::nonNull)) {
                throw new BadInput("a set brings its own prompts and answers; prompt, otherPrompt and contrast don't go with it");
            }
            check("history", history, MOST_PAST);
            if (history != null) {
                Subject now = set == null ? subject(prompt, otherPrompt, contrast) : set.subject();
                history.forEach(each -> {
                    check("history.interventions", each.interventions(), MOST);
                    each.looked(now);
                });
            }
            check("interventions", interventions, MOST);
            check("options.referencePrompts", options == null ? null : options.referencePrompts(), MOST);
            check("view.locks.heads", view == null ? null : view.locks().heads(), MOST);
            (set == null ? Stream.of(alone(prompt, otherPrompt, contrast)) : set.examples().stream()).forEach(example -> {
                check("answers", example.answers(), MOST);
                check("distractors", example.distractors(), MOST);
            });
        }

        private static Example alone(@Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast) {
            return subject(prompt, otherPrompt, contrast).set().examples().getFirst();
        }

        private static Subject subject(@Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast) {
            return new Subject.Alone(Objects.requireNonNullElse(prompt, Prompt.NONE), Objects.requireNonNullElse(otherPrompt, Prompt.NONE),
                    Objects.requireNonNullElse(contrast, new Contrast(List.of(), List.of(), Contrast.LAST)));
        }

        @Override
        public List<Looked> past() {
            Subject now = shown().experiment().subject();
            return history == null ? List.of() : history.stream().map(each -> each.looked(now)).toList();
        }

        @Override
        public Shown shown() {
            return new Shown(new Experiment(model, set == null ? subject(prompt, otherPrompt, contrast) : set.subject(),
                    Objects.requireNonNullElse(interventions, List.of()), Objects.requireNonNullElse(options, Options.DEFAULT)),
                    Objects.requireNonNullElse(view, View.FIRST));
        }
    }

    /// A set and what of it is shown.
    ///
    /// @param shown    index of an example, 0 when it is missing
    /// @param position where the logits are read, the last position when it is missing
    record ShownSet(String name, List<Example> examples, @Nullable Integer shown, @Nullable Integer position) {

        private static final int MOST_EXAMPLES = 100_000;

        public ShownSet {
            check("examples", examples, MOST_EXAMPLES);
            if (position != null && position < 0) {
                throw new BadInput("the position counts from 0, and is left out for the last");
            }
            subject(name, examples, shown, position);
        }

        private static Subject subject(String name, List<Example> examples, @Nullable Integer shown, @Nullable Integer position) {
            return new Subject.OfSet(new DataSet(name, examples), Objects.requireNonNullElse(shown, 0), Objects.requireNonNullElse(position,
                    Contrast.LAST));
        }

        static ShownSet of(Subject.OfSet set) {
            return new ShownSet(set.set().name(), set.set().examples(), set.shown(), set.position() == Contrast.LAST ? null
                    : set.position());
        }

        Subject subject() {
            return subject(name, examples, shown, position);
        }
    }

    private static void check(String name, @Nullable List<?> list, int most) {
        if (list != null && list.size() > most) {
            throw new BadInput(name + " has " + list.size() + " entries and may have " + most);
        }
    }
}
