package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a session file holds.
sealed interface SessionForm {

    Experiment experiment();

    static SessionForm of(Experiment experiment) {
        return new Version1(1, experiment.model(), experiment.prompt(), experiment.other(), experiment.contrast(),
                experiment.interventions(), experiment.options());
    }

    /// An experiment. What is missing has its usual value, so that files from before a field existed still open.
    record Version1(int glasshead, String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt, @Nullable Contrast contrast,
            @Nullable List<Intervention> interventions, @Nullable Options options) implements SessionForm {

        /// More than a person makes, and few enough for every list in the window.
        private static final int MOST = 1000;

        public Version1 {
            Experiment experiment = experiment(model, prompt, otherPrompt, contrast, interventions, options);
            check("interventions", experiment.interventions());
            check("contrast.answers", experiment.contrast().answers());
            check("contrast.distractors", experiment.contrast().distractors());
            check("options.referencePrompts", experiment.options().referencePrompts());
        }

        private static void check(String name, List<?> list) {
            if (list.size() > MOST) {
                throw new BadInput(name + " has " + list.size() + " entries and may have " + MOST);
            }
        }

        @Override
        public Experiment experiment() {
            return experiment(model, prompt, otherPrompt, contrast, interventions, options);
        }

        private static Experiment experiment(String model, @Nullable Prompt prompt, @Nullable Prompt otherPrompt,
                @Nullable Contrast contrast, @Nullable List<Intervention> interventions, @Nullable Options options) {
            return new Experiment(model, Objects.requireNonNullElse(prompt, Prompt.NONE),
                    Objects.requireNonNullElse(otherPrompt, Prompt.NONE),
                    Objects.requireNonNullElse(contrast, new Contrast(List.of(), List.of(), Contrast.LAST)),
                    Objects.requireNonNullElse(interventions, List.of()), Objects.requireNonNullElse(options, Options.DEFAULT));
        }
    }
}
