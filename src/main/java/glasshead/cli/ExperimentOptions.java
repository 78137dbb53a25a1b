package glasshead.cli;

import glasshead.analysis.Analysis;
import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that describe an experiment, the same for every command that runs one.
final class ExperimentOptions {

    static final String FIRST_MODEL = "tiny-english";

    @Option(names = "--session", paramLabel = "FILE",
            description = "A session file saved in the window; of a set, the example that it shows. Of the options here only --ablate, "
                    + "--interventions and --means go with it, and are added to it.")
    private @Nullable Path session;

    @Option(names = "--model", paramLabel = "NAME|FOLDER",
            description = "A model of 'models list', a repository of the hub that is here, or a folder in Hugging Face layout (default: "
                    + FIRST_MODEL + "); "
                    + "with @STEP, as it was at that step of its training, where 'models NAME' shows steps.")
    private @Nullable String model;

    @Option(names = "--prompt", paramLabel = "TEXT", parameterConsumer = AsWritten.class,
            description = "The prompt; without it, the model's own example is run.")
    private @Nullable String prompt;

    @Option(names = "--tokens", paramLabel = "IDS", description = "Token ids in place of a prompt, as 5,17,3, without BOS.")
    private @Nullable String tokens;

    @Option(names = "--answer", paramLabel = "TOKEN", parameterConsumer = AsWritten.class,
            description = "A token whose logit counts for, as ' Mary' or #1168; may be repeated.")
    private List<String> answers = List.of();

    @Option(names = "--distractor", paramLabel = "TOKEN", parameterConsumer = AsWritten.class,
            description = "A token whose logit counts against; may be repeated.")
    private List<String> distractors = List.of();

    @Mixin
    private PositionOption position;

    @Mixin
    private InterventionOptions interventions;

    @Option(names = "--other-prompt", paramLabel = "TEXT", parameterConsumer = AsWritten.class,
            description = "The second prompt, which resample takes its values from.")
    private @Nullable String otherPrompt;

    @Option(names = "--other-tokens", paramLabel = "IDS", description = "Token ids in place of a second prompt.")
    private @Nullable String otherTokens;

    @Option(names = "--reference-prompts", paramLabel = "FILE",
            description = "The prompts that mean averages over, one a line, or a corpus as 'scan' reads it (default: those that ship with "
                    + "the model).")
    private @Nullable Path referencePrompts;

    @Option(names = "--reference-prompt", paramLabel = "TEXT", parameterConsumer = AsWritten.class,
            description = "One of those prompts; may be repeated.")
    private List<String> moreReferences = List.of();

    @Option(names = "--no-bos", description = "Don't put <|endoftext|> in front.")
    private boolean noBos;

    @Option(names = "--raw-weights", description = "Leave the weights as they are in the file.")
    private boolean rawWeights;

    /// @throws BadInput when an option can't be used
    Experiment experiment(InferenceEngine engine) {
        return shown(engine).experiment();
    }

    /// With what a session looks at.
    ///
    /// @throws BadInput when an option can't be used
    Shown shown(InferenceEngine engine) {
        return shown(name -> engine.model(name, rawWeights).example());
    }

    /// @param examples what a model opens with, by the model's name
    Shown shown(Function<String, Experiment> examples) {
        return session == null ? Shown.first(described(examples)) : fromSession(session);
    }

    private Experiment described(Function<String, Experiment> examples) {
        String chosen = model();
        Options options = interventions.with(new Options(!noBos, rawWeights, references()));
        Experiment opening = examples.apply(chosen);
        boolean example = prompt == null && tokens == null;
        Contrast asked = new Contrast(answers, distractors, position.position());
        Contrast contrast = example && answers.isEmpty() && distractors.isEmpty() ? opening.contrast().at(asked.position()) : asked;
        Prompt first = example ? opening.prompt() : prompt(prompt, tokens);
        Prompt second = otherPrompt == null && otherTokens == null ? Prompt.NONE : prompt(otherPrompt, otherTokens);
        return new Experiment(chosen, first, second, contrast, interventions.lines(), options);
    }

    private List<String> references() {
        List<String> inFile = referencePrompts == null ? List.of() : InputFiles.lines(referencePrompts);
        return Stream.concat(inFile.stream(), moreReferences.stream()).toList();
    }

    /// The model that is asked.
    String model() {
        return model == null ? FIRST_MODEL : model;
    }

    /// A map over a set, which brings its own prompts and answers.
    Question.OfSetMap about(DataSet set, MapKind kind, boolean reverse, MapRange range) {
        requireNothingBesides();
        return new Question.OfSetMap(model(), set, position.position(), kind, reverse, standing(), ofSet(), range);
    }

    /// The mean of numbers over a set.
    Question.Averages averages(DataSet set, List<Intervention> standing, Analysis<double[]> numbers, boolean aligned) {
        requireNothingBesides();
        return new Question.Averages(model(), set, position.position(), standing, numbers, aligned, ofSet());
    }

    /// A set, which brings its own prompts and answers; its first row is the one that is shown.
    Experiment about(InferenceEngine engine, String set) {
        requireNothingBesides();
        DataSet read = DataSets.named(set, SetCommand.oneToken(engine, model()));
        return new Experiment(model(), new Subject.OfSet(read, 0, position.position()), interventions.lines(), ofSet());
    }

    List<Intervention> standing() {
        return interventions.lines().stream().filter(Intervention::enabled).toList();
    }

    private Options ofSet() {
        return interventions.with(new Options(!noBos, rawWeights, List.of()));
    }

    private void requireNothingBesides() {
        if (Stream.of(session, prompt, tokens, otherPrompt, otherTokens, referencePrompts).anyMatch(Objects::nonNull) || !answers.isEmpty()
                || !distractors.isEmpty() || !moreReferences.isEmpty()) {
            throw new BadInput(
                    "A set brings its own prompts and answers, and means are taken over it; leave out what describes them besides --set.");
        }
    }

    private Shown fromSession(Path file) {
        boolean described = Stream.of(model, prompt, tokens, otherPrompt, otherTokens, referencePrompts).anyMatch(
                Objects::nonNull);
        boolean asked = position.isGiven() || !answers.isEmpty() || !distractors.isEmpty();
        if (described || asked || noBos || rawWeights || !moreReferences.isEmpty()) {
            throw new BadInput(
                    "A session brings its own model, prompts, contrast and options; leave out what describes them besides --session.");
        }
        Shown saved = SessionFile.read(file);
        Experiment experiment = saved.experiment();
        return saved.with(experiment.withOptions(interventions.with(experiment.options())).withInterventions(Stream.concat(experiment
                .interventions().stream(), interventions.lines().stream())
                .toList()));
    }

    private static Prompt prompt(@Nullable String text, @Nullable String tokens) {
        if (text != null && tokens != null) {
            throw new BadInput("A prompt is given as text or as token ids, not as both.");
        }
        return text != null ? new Prompt.Text(text) : new Prompt.Tokens(ids(Objects.requireNonNull(tokens)));
    }

    private static List<Integer> ids(String written) {
        try {
            return Arrays.stream(written.split(",")).map(String::strip).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new BadInput("'" + written + "' is not a list of token ids; write whole numbers with commas, as 5,17,3.", e);
        }
    }
}
