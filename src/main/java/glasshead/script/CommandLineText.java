package glasshead.script;

import glasshead.dataset.DataSets;
import glasshead.engine.MeansSource;
import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An experiment as a command line of this program that gives the same numbers: `run` for a prompt, `set` for a set.
public final class CommandLineText {

    private static final String SET_FILE = "set.json";
    private static final String INTERVENTIONS_FILE = "interventions.json";
    private static final String REFERENCES_FILE = "reference-prompts.jsonl";
    /// In bytes: Linux takes no argument of 128 KiB, and what a person copies should be shorter by far.
    private static final int LONGEST = 16_384;

    private final Experiment experiment;
    private final Predicate<String> oneToken;
    private final List<String> arguments = new ArrayList<>();
    private final SequencedMap<String, String> files = new LinkedHashMap<>();

    private CommandLineText(Experiment experiment, Predicate<String> oneToken) {
        this.experiment = experiment;
        this.oneToken = oneToken;
    }

    /// @param oneToken whether a text is one token of the model, which decides about the words of shipped sets
    public static Script of(Experiment experiment, Predicate<String> oneToken) {
        CommandLineText line = new CommandLineText(experiment, oneToken);
        line.fill();
        List<String> remarks = new ArrayList<>();
        remarks.add("For bash, zsh and the like. From the jar: java -jar glasshead.jar in the place of glasshead.");
        line.files.keySet().forEach(file -> remarks.add(why(file) + ": save it with " + file + " beside."));
        return new Script("experiment.sh", "glasshead " + line.arguments.stream().map(CommandLineText::quoted).collect(Collectors.joining(
                " ")) + "\n", line.files, remarks);
    }

    /// Why files have to lie beside a command line.
    public static String whyBeside(Script command) {
        return command.files().keySet().stream().map(CommandLineText::why).collect(Collectors.joining("; "));
    }

    private static String why(String file) {
        return switch (file) {
            case SET_FILE -> "The set is none of those that ship";
            case INTERVENTIONS_FILE -> "The interventions are too long for a command line";
            default -> "The reference prompts are too long for a command line";
        };
    }

    /// The arguments alone.
    public static List<String> arguments(Experiment experiment, Predicate<String> oneToken) {
        CommandLineText line = new CommandLineText(experiment, oneToken);
        line.fill();
        return List.copyOf(line.arguments);
    }

    private void fill() {
        if (experiment.subject() instanceof Subject.OfSet of) {
            arguments.add("set");
            arguments.add(set(of.set()));
        } else {
            arguments.add("run");
        }
        option("--model", experiment.model());
        if (experiment.subject() instanceof Subject.Alone alone) {
            prompt("", alone.prompt());
            if (!alone.other().isEmpty()) {
                prompt("other-", alone.other());
            }
            alone.contrast().answers().forEach(token -> option("--answer", token));
            alone.contrast().distractors().forEach(token -> option("--distractor", token));
        }
        int position = experiment.contrast().position();
        if (position != Contrast.LAST) {
            option("--position", String.valueOf(position));
        }
        interventions(experiment.active());
        options(experiment.options());
    }

    private String set(DataSet set) {
        boolean ships = DataSets.SHIPPED.contains(set.name()) && DataSets.named(set.name(), oneToken).equals(set);
        return ships ? set.name() : beside(SET_FILE, DataSets.text(set, SET_FILE));
    }

    private void prompt(String which, Prompt prompt) {
        option("--" + which + (prompt instanceof Prompt.Tokens ? "tokens" : "prompt"), prompt.written());
    }

    private void options(Options options) {
        if (!options.bos()) {
            arguments.add("--no-bos");
        }
        if (options.rawWeights()) {
            arguments.add("--raw-weights");
        }
        if (MeansSource.isAskedBy(experiment)) {
            option("--means", Objects.requireNonNull(options.meanScan()));
        } else if (experiment.subject() instanceof Subject.Alone && experiment.active().stream().anyMatch(line -> line
                .action() instanceof Action.Mean || line.action() instanceof Action.CopyReference)) {
            references(options.referencePrompts());
        }
    }

    private void references(List<String> prompts) {
        if (isLong(String.join("", prompts))) {
            option("--reference-prompts", beside(REFERENCES_FILE, prompts.stream().map(prompt -> Json.tree(Map.of("text", prompt)) + "\n")
                    .collect(Collectors.joining())));
        } else {
            prompts.forEach(prompt -> option("--reference-prompt", prompt));
        }
    }

    private static boolean isLong(String argument) {
        return argument.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /// @return the file's name
    private String beside(String file, String content) {
        files.put(file, content);
        return file;
    }

    /// In the short form where all have one, since those of the long form come behind them.
    private void interventions(List<Intervention> lines) {
        List<Optional<String>> shortly = lines.stream().map(CommandLineText::ablation).toList();
        if (shortly.stream().allMatch(Optional::isPresent)) {
            shortly.forEach(line -> option("--ablate", line.orElseThrow()));
        } else {
            String list = Json.tree(lines).toString();
            option("--interventions", isLong(list) ? beside(INTERVENTIONS_FILE, list) : list);
        }
    }

    private static Optional<String> ablation(Intervention line) {
        Where where = line.where();
        boolean mlp = where.equals(Where.layer(Site.MLP_OUT, where.layer()));
        if (!mlp && !(where.head() != Where.ALL && where.equals(Where.z(new Head(where.layer(), where.head()))))) {
            return Optional.empty();
        }
        String place = mlp ? "MLP" + where.layer() : where.asHead().toString();
        return how(line.action()).map(how -> place + ":" + how + (line.positions().all() ? "" : "@" + line.positions()));
    }

    private static Optional<String> how(Action action) {
        if (action.equals(Action.Set.ZERO)) {
            return Optional.of("zero");
        }
        if (action instanceof Action.Mean mean && !mean.by().matches(".*[:@].*")) {
            return Optional.of((mean.perPosition() ? "mean-per-position" : "mean") + (mean.by().isEmpty() ? "" : ":" + mean.by()));
        }
        if (action instanceof Action.CopyOther copy && copy.otherPositions().equals(Positions.ALL)) {
            return Optional.of("resample");
        }
        boolean drawn = action instanceof Action.CopyReference copy && copy.seed() >= 0;
        return drawn ? Optional.of("resample:" + ((Action.CopyReference) action).seed()) : Optional.empty();
    }

    private void option(String name, String value) {
        arguments.add(name);
        arguments.add(value);
    }

    /// As a POSIX shell reads it back.
    static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
