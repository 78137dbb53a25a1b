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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An experiment as a command line of this program that gives the same numbers: `run` for a prompt, `set` for a set.
public final class CommandLineText {

    private static final String SET_FILE = "set.json";

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
        line.files.keySet().forEach(file -> remarks.add("The set is none of those that ship: save it as " + file + " beside."));
        return new Script("experiment.sh", "glasshead " + line.arguments.stream().map(CommandLineText::quoted).collect(Collectors.joining(
                " ")) + "\n", line.files, remarks);
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
        if (!ships) {
            files.put(SET_FILE, DataSets.text(set, SET_FILE));
        }
        return ships ? set.name() : SET_FILE;
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
            options.referencePrompts().forEach(prompt -> option("--reference-prompt", prompt));
        }
    }

    /// In the short form where all have one, since those of the long form come behind them.
    private void interventions(List<Intervention> lines) {
        List<Optional<String>> shortly = lines.stream().map(CommandLineText::ablation).toList();
        if (shortly.stream().allMatch(Optional::isPresent)) {
            shortly.forEach(line -> option("--ablate", line.orElseThrow()));
        } else {
            option("--interventions", Json.tree(lines).toString());
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
