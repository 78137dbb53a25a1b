package glasshead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.dataset.DataSets;
import glasshead.engine.EffectMap;
import glasshead.engine.InferenceEngine;
import glasshead.engine.MapCost;
import glasshead.engine.Question;
import glasshead.engine.SetMap;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `map`: one causal question asked of every part of the model.
@Command(name = "map", description = "Prints the logit difference after a change of every part of the model, one at a time.",
        mixinStandardHelpOptions = true)
final class MapCommand implements Callable<Integer> {

    /// In seconds.
    private static final double LONG = 10;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND",
            description = "zero, mean_over_positions, zero_by_position, patch_clean_into_other.resid_pre, ...; 'list' names them all.")
    private String kind;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--set", paramLabel = "SET",
            description = "Ask it of a data set: a set of 'set list', or a file. Prints means and standard errors.")
    private @Nullable String set;

    @Option(names = "--reverse", description = "When patching: from the second prompt into the prompt.")
    private boolean reverse;

    @Mixin
    private JsonOption json;

    @Option(names = "--layers", paramLabel = "LIST", defaultValue = "", description = "Only cells in these layers, as 0-3,5.")
    private String layers = "";

    @Option(names = "--positions", paramLabel = "LIST", defaultValue = "",
            description = "Only cells at these positions, as 3,8-11,END, of a map by position.")
    private String positions = "";

    MapCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (kind.equals("list")) {
            for (MapKind each : MapKind.values()) {
                spec.commandLine().getOut().printf(Locale.ROOT, "%-50s %s%n", each.key(), each.title());
            }
            return 0;
        }
        MapKind asked = MapKind.named(kind);
        MapRange range = MapRange.parse(layers, positions);
        if (set != null) {
            return overSet(set, asked, range);
        }
        EffectMap map;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            Experiment about = options.experiment(engine);
            warnOfLength(engine, new Question.Rows(about.model(), about.set(), about.contrast().position(), about.options()), asked, range);
            map = engine.answer(new Question.Map(about, asked, reverse, range), soFar -> progress.show(soFar.done(), soFar.of(), "cells"),
                    () -> false);
        }
        report(map);
        return 0;
    }

    /// A map that takes long says so before it starts, and how to ask less.
    private void warnOfLength(InferenceEngine engine, Question.Rows rows, MapKind asked, MapRange range) {
        MapCost cost = MapCost.of(engine.model(rows.model(), rows.raw()), engine.answer(rows, () -> false), range);
        double seconds = MapCost.guessedMilliseconds(cost.model(), cost.of(List.of(asked))) / 1000;
        if (seconds > LONG) {
            spec.commandLine().getErr().println(Texts.format("This map has %d cells and may take about %.0f s; %s.", cost.cells(List.of(
                    asked)), seconds, asked.byPosition() ? "--layers and --positions ask for some of them"
                            : "--layers asks for some of them"));
        }
    }

    private int overSet(String named, MapKind asked, MapRange range) {
        SetMap map;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            Question.OfSetMap about = options.about(DataSets.named(named, SetCommand.oneToken(engine, options.model())), asked, reverse,
                    range);
            warnOfLength(engine, new Question.Rows(about.model(), about.set(), about.position(), about.options()), asked, range);
            map = engine.answer(about, soFar -> progress.show(soFar.done(), soFar.of(),
                    "prompts"), () -> false);
        }
        if (json.write(() -> new SetMapReport(map).json(), spec.commandLine().getOut())) {
            new SetMapReport(map).print(spec.commandLine().getOut());
        }
        return 0;
    }

    private void report(EffectMap map) {
        if (json.write(() -> json(map), spec.commandLine().getOut())) {
            new MapReport(map).print(spec.commandLine().getOut());
        }
    }

    /// `values` nested as the kind's axes; `clean` and `other` are the logit differences of the prompt and, where there is one, the second
    /// prompt; `interventions` stand in every cell.
    private ObjectNode json(EffectMap map) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", map.kind().key());
        boolean swapped = map.kind().patching() && !reverse;
        node.put("clean", swapped ? map.source() : map.base());
        if (map.kind().patching()) {
            node.put("other", swapped ? map.base() : map.source());
            node.put("into", swapped ? "other" : "clean");
        }
        node.set("interventions", Json.tree(map.experiment().active()));
        node.set("values", new MapReport(map).nested());
        return node;
    }
}
