package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Claim;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.view.LessonLook;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a lesson's file holds.
///
/// @param lesson version of the form
record LessonForm(int lesson, String title, @Nullable String about, @Nullable String audience, @Nullable String needs, int minutes,
        String model, List<StepForm> steps) {

    /// @param state    missing where the step goes on with what is there
    /// @param solution missing where the check says its answer itself
    record StepForm(String title, String text, @Nullable State state, @Nullable Check check, @Nullable String hint,
            @Nullable State solution, @Nullable List<Claim> claims) {

        static StepForm of(Step step, String model) {
            return new StepForm(step.title(), step.text(), State.of(step.state(), model), step.check(), step.hint().isEmpty() ? null
                    : step.hint(), State.of(step.solution(), model), step.claims().isEmpty() ? null : step.claims());
        }

        Step step(String model, Function<String, DataSet> sets) {
            return new Step(title, text, state == null ? null : state.shown(model, sets), check, orEmpty(hint), solution == null ? null
                    : solution.shown(model, sets), Objects.requireNonNullElse(claims, List.of()));
        }
    }

    /// What is on screen, as in a session file; of a set that ships its name is enough.
    ///
    /// @param model the lesson's where it is missing
    record State(@Nullable String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
            SessionForm.@Nullable ShownSet set, @Nullable NamedSet shipped, @Nullable List<Intervention> interventions,
            @Nullable Options options, @Nullable View view) {

        public State {
            if (shipped != null && (set != null || prompt != null || otherPrompt != null || contrast != null)) {
                throw new BadInput("a set that ships brings its own prompts and answers; prompt, otherPrompt, contrast and set don't go "
                        + "with it");
            }
            session("", model, prompt, otherPrompt, contrast, set, interventions, options, view);
        }

        private static SessionForm.Version3 session(String usual, @Nullable String model, @Nullable Prompt prompt,
                @Nullable Prompt otherPrompt, @Nullable Contrast contrast, SessionForm.@Nullable ShownSet set,
                @Nullable List<Intervention> interventions, @Nullable Options options, @Nullable View view) {
            return new SessionForm.Version3(3, Objects.requireNonNullElse(model, usual), prompt, otherPrompt, contrast, set, interventions,
                    options, view, null);
        }

        static @Nullable State of(@Nullable Shown shown, String usual) {
            if (shown == null) {
                return null;
            }
            SessionForm.Version3 form = SessionForm.of(shown.with(shown.view().withLesson(LessonLook.NONE)));
            return new State(form.model().equals(usual) ? null : form.model(), form.prompt(), form.otherPrompt(), form.contrast(),
                    form.set(), null, form.interventions(), form.options(), form.view());
        }

        Shown shown(String usual, Function<String, DataSet> sets) {
            Shown shown = session(usual, model, prompt, otherPrompt, contrast, set, interventions, options, view).shown();
            Experiment experiment = shown.experiment();
            Shown alone = shown.with(shown.view().withLesson(LessonLook.NONE));
            return shipped == null ? alone : alone.with(experiment.withSubject(shipped.subject(sets)));
        }
    }

    /// A set that ships, whose rows are written out.
    ///
    /// @param rows  how many of them, from the first; all where it is missing
    /// @param shown index of an example, 0 where it is missing
    record NamedSet(String name, @Nullable Integer rows, @Nullable Integer shown) {

        public NamedSet {
            if (rows != null && rows < 1) {
                throw new BadInput("rows is 1 or more");
            }
        }

        private Subject subject(Function<String, DataSet> sets) {
            DataSet all = sets.apply(name);
            DataSet some = rows == null || rows >= all.size() ? all : new DataSet(all.name(), all.examples().subList(0, rows));
            return new Subject.OfSet(some, Objects.requireNonNullElse(shown, 0), Contrast.LAST);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static LessonForm of(Lesson lesson) {
        return new LessonForm(1, lesson.title(), lesson.about(), lesson.audience(), lesson.needs(), lesson.minutes(), lesson.model(),
                lesson.steps().stream().map(step -> StepForm.of(step, lesson.model())).toList());
    }

    /// @param sets a set that ships by its name, with a [BadInput] where there is none
    Lesson lesson(Function<String, DataSet> sets) {
        if (steps.size() > Lesson.MOST_STEPS) {
            throw new BadInput("a lesson may have " + Lesson.MOST_STEPS + " steps, and this one has " + steps.size());
        }
        List<Step> read = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            try {
                read.add(steps.get(index).step(model, sets));
            } catch (BadInput problem) {
                throw new BadInput("'steps[" + index + "]': " + Trouble.reason(problem), problem);
            }
        }
        return new Lesson(title, orEmpty(about), orEmpty(audience), orEmpty(needs), minutes, model, read);
    }
}
