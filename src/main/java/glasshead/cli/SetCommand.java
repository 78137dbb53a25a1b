package glasshead.cli;

import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.engine.MeansSource;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion;
import glasshead.engine.SetFindings;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `set`: how well a model does on a data set, untouched and with interventions.
@Command(name = "set",
        description = "Runs a data set: every metric in the mean with its standard error, attribution, and what interventions change.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]")
final class SetCommand implements Callable<Integer> {

    /// The ways that `--ways` puts side by side.
    private static final SequencedMap<String, Action> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("zero", Action.Set.ZERO);
        WAYS.put("mean", new Action.Mean(false));
        WAYS.put("mean-per-position", new Action.Mean(true));
        WAYS.put("resample", new Action.CopyOther());
    }

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SET", arity = "0..1", description = "A set of 'set list', or a file.")
    private @Nullable String set;

    @Mixin
    private ModelOption model;

    @Mixin
    private InterventionOptions interventions;

    @Mixin
    private PositionOption position;

    @Option(names = "--ways", description = "Put zero, mean, mean per position and resample of the ablated places side by side.")
    private boolean ways;

    @Option(names = "--patterns", paramLabel = "HEAD", split = ",",
            description = "The mean attention of these heads, as L2H4,L3H0, where the set's prompts are equally long.")
    private List<String> patterns = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of the bootstrap intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private JsonOption json;

    SetCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (set == null) {
            throw new ParameterException(spec.commandLine(), "Missing a set, or a subcommand");
        }
        List<Intervention> lines = interventions.lines().stream().filter(Intervention::enabled).toList();
        SequencedMap<String, List<Intervention>> conditions = conditions(lines);
        Options options = interventions.with(model.options());
        SetFindings findings;
        MeansSource means = null;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            Question.OfSet question = new Question.OfSet(model.name(), model.set(engine, set), position.position(),
                    List.copyOf(conditions.values()), options, true,
                    patterns.stream().map(Head::parse).toList());
            findings = engine.answer(question, soFar -> progress.show(soFar.answered(), soFar.used(), "prompts"), () -> false);
            boolean asked = conditions.values().stream().flatMap(List::stream).anyMatch(line -> line.action() instanceof Action.Mean);
            if (asked && options.meanScan() != null) {
                means = engine.answer(new ScanQuestion.MeansOver(model.name(), options), () -> false);
            }
        }
        if (!patterns.isEmpty() && findings.positions().isEmpty()) {
            throw new BadInput("The prompts of the set have different lengths, so their patterns have no mean; leave --patterns out, or "
                    + "give a set of equally long prompts.");
        }
        report(findings, List.copyOf(conditions.keySet()), means);
        return 0;
    }

    /// Whether a text is one token of a model.
    static Predicate<String> oneToken(InferenceEngine engine, String model) {
        return Set.copyOf(engine.model(model, false).vocabulary().texts())::contains;
    }

    @Command(name = "list", description = "Lists the sets that ship.", mixinStandardHelpOptions = true)
    int list() {
        DataSets.SHIPPED.forEach(name -> spec.commandLine().getOut().println(Texts.format("%-26s %s", name, DataSets.about(name))));
        return 0;
    }

    @Command(name = "make", description = "Makes a set from a template: sentences with gaps and the words that go into them.",
            mixinStandardHelpOptions = true)
    int make(@Parameters(paramLabel = "TEMPLATE", description = "A set of 'set list', or a file that ends in .json.") String template,
            @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
                    description = "The model whose tokens the words have to be (default: ${DEFAULT-VALUE}).") String forModel,
            @Option(names = "--rows", paramLabel = "N", defaultValue = "100",
                    description = "How many (default: ${DEFAULT-VALUE}).") int rows,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
                    description = "What the words are drawn by (default: ${DEFAULT-VALUE}).") long by,
            @Option(names = "--out", paramLabel = "FILE", required = true,
                    description = "Where the set is written; .csv, .json, ...") Path out) {
        if (rows < 1) {
            throw new BadInput("--rows must be at least 1.");
        }
        DataSet made;
        try (InferenceEngine engine = engines.get()) {
            made = DataSets.template(template).make(template.replaceAll(".*[/\\\\]|\\.json$", ""), rows, by, oneToken(engine, forModel));
        }
        DataSets.write(made, out);
        spec.commandLine().getOut().println(made.size() + " rows in " + out);
        return 0;
    }

    @Command(name = "convert",
            description = "Writes a set in another form: .csv (ours), .json (ours), .autocircuit.json, .jsonl (feature circuits), "
                    + ".mib.jsonl (MIB). "
                    + "EAP-IG's .csv is read.", mixinStandardHelpOptions = true)
    int convert(@Parameters(paramLabel = "FROM", description = "A file.") Path from,
            @Parameters(paramLabel = "TO", description = "A file; how its name ends says the form.") Path to) {
        DataSet read = DataSets.read(from);
        DataSets.write(read, to);
        spec.commandLine().getOut().println(read.size() + " rows in " + to);
        return 0;
    }

    private SequencedMap<String, List<Intervention>> conditions(List<Intervention> lines) {
        SequencedMap<String, List<Intervention>> conditions = new LinkedHashMap<>();
        if (!lines.isEmpty()) {
            conditions.put("ablated", lines);
        }
        if (ways) {
            if (lines.isEmpty() || lines.stream().anyMatch(line -> !line.ablates())) {
                throw new BadInput("--ways compares ways to ablate: name the places with --ablate, as L3H0:zero.");
            }
            WAYS.forEach((name, action) -> conditions.put(name, lines.stream().map(line -> line.doing(action)).toList()));
        }
        return conditions;
    }

    private void report(SetFindings findings, List<String> conditions, @Nullable MeansSource means) {
        PrintWriter out = spec.commandLine().getOut();
        SetReport report = new SetReport(findings, conditions, seed);
        report.doubts().forEach(spec.commandLine().getErr()::println);
        if (json.write(() -> MeansJson.added(report.json(), means), out)) {
            report.print(out);
            if (means != null) {
                out.println("means over " + means.sentence());
            }
        }
    }
}
