package glasshead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.Benchmark;
import glasshead.engine.Benchmark.Result;
import glasshead.engine.Models;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import java.io.PrintWriter;
import java.util.ArrayList;
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

/// `bench`: how long things take on this machine, against what the matrix products alone take.
@Command(name = "bench", description = "Measures runs, re-runs, maps and memory on this machine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private final Supplier<Models> models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "scan", arity = "0..1", description = "Scans of a corpus alone.")
    private @Nullable String what;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = "tiny-english",
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--random", paramLabel = "gpt2",
            description = "In place of a model: GPT-2 small's shape with seeded random weights, made in memory.")
    private @Nullable String random;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "7",
            description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
    private int repeats;

    @Mixin
    private JsonOption json;

    @Option(names = "--workers", paramLabel = "N",
            description = "Threads that maps and sets are shared by (default: as many as there are cores).")
    private @Nullable Integer workers;

    BenchCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public Integer call() {
        if (random != null && !random.equals("gpt2")) {
            throw new BadInput("There is no random model '" + random + "'; there is gpt2.");
        }
        if (what != null && !what.equals("scan")) {
            throw new BadInput("'bench " + what + "' measures nothing; there is 'bench scan', and 'bench' for the rest.");
        }
        if (repeats < 1) {
            throw new BadInput("--repeats must be at least 1.");
        }
        if (workers != null && workers < 1) {
            throw new BadInput("--workers must be at least 1.");
        }
        int shared = workers == null ? NativeRuntime.workers() : workers;
        PrintWriter out = json.isAlone() ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d thread" + (NativeRuntime.threads() == 1 ? "" : "s") + ", " + shared + " worker" + (shared == 1 ? ""
                : "s")
                + "%n%-22s %12s %12s %10s%n", NativeRuntime.threads(), "", "ms",
                "products ms", "multiple");
        try (Benchmark benchmark = random == null ? Benchmark.of(models.get(), model, repeats, shared)
                : Benchmark.ofRandomGpt2(repeats, shared)) {
            List<Result> results = new ArrayList<>(what == null ? benchmark.run(result -> print(result, out))
                    : benchmark.scans(result -> print(result, out)));
            if (what == null) {
                Result drawing = new DrawingTime().measure(repeats);
                print(drawing, out);
                results.add(drawing);
            }
            json.write(() -> json(results, shared), spec.commandLine().getOut());
        }
        return 0;
    }

    private static void print(Result result, PrintWriter out) {
        switch (result) {
            case Result.Memory memory -> out.printf(Locale.ROOT, "%-22s %12.1f MB%n", memory.name(), memory.megabytes());
            case Result.Click click -> out.printf(Locale.ROOT, "%-22s %12.2f%n", click.name(), click.milliseconds());
            case Result.Time time -> out.printf(Locale.ROOT, "%-22s %12.2f %12.2f %9.2fx%n", time.name(), time.milliseconds(), time
                    .products(), time.multiple());
        }
        out.flush();
    }

    private static ObjectNode json(List<Result> results, int workers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("threads", NativeRuntime.threads()).put("workers", workers);
        var list = json.putArray("results");
        for (Result result : results) {
            ObjectNode one = list.addObject().put("name", result.name());
            switch (result) {
                case Result.Memory memory -> one.put("megabytes", memory.megabytes());
                case Result.Click click -> one.put("milliseconds", click.milliseconds());
                case Result.Time time -> one.put("milliseconds", time.milliseconds()).put("products", time.products()).put("multiple", time
                        .multiple());
            }
        }
        return json;
    }
}
