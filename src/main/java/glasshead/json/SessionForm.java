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
            prompt = Objects.requireNonNullElse(prompt, Prompt.NONE);
            otherPrompt = Objects.requireNonNullElse(otherPrompt, Prompt.NONE);
            contrast = Objects.requireNonNullElse(contrast, new Contrast(List.of(), List.of(), Contrast.LAST));
            interventions = Objects.requireNonNullElse(interventions, List.of());
            options = Objects.requireNonNullElse(options, Options.DEFAULT);
            check("interventions", interventions);
            check("contrast.answers", contrast.answers());
            check("contrast.distractors", contrast.distractors());
            check("options.referencePrompts", options.referencePrompts());
        }

        private static void check(String name, List<?> list) {
            if (list.size() > MOST) {
                throw new BadInput(name + " has " + list.size() + " entries and may have " + MOST);
            }
        }

        @Override
        public Experiment experiment() {
            return new Experiment(model, prompt, otherPrompt, contrast, interventions, options);
        }
    }
}
