package glasshead.cli;

import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.FrequencyAblation.Place;
import glasshead.analysis.modular.ModularAddition;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `modular`: how a model adds modulo a prime, on all pairs of numbers.
@Command(name = "modular",
        description = "Prints how a model adds modulo a prime: losses, key frequencies, and what is left without some of them.",
        mixinStandardHelpOptions = true)
final class ModularCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A model that was trained for modular addition, as --model takes it elsewhere.")
    private String model;

    @Option(names = "--ablate-frequency", paramLabel = "K", description = "Take this frequency away; may be repeated.")
    private List<Integer> frequencies = List.of();

    @Option(names = "--ablate-in", paramLabel = "PLACE", defaultValue = "logits",
            description = "Where: logits (their waves in a + b) or embedding (the model is run again). Default: ${DEFAULT-VALUE}.")
    private String place;

    @Mixin
    private JsonOption json;

    ModularCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        FrequencyAblation ablation = new FrequencyAblation(frequencies, place());
        Experiment experiment = new Experiment(model, new Prompt.Tokens(List.of()), Prompt.NONE,
                new Contrast(List.of(), List.of(), Contrast.LAST), List.of(), Options.DEFAULT);
        try (InferenceEngine engine = engines.get()) {
            ModularAddition whole = engine.answer(new Question.Addition(experiment), () -> false);
            AblatedAddition ablated = frequencies.isEmpty() ? null : engine.answer(new Question.AdditionWithout(experiment, whole,
                    ablation), () -> false);
            ModularReport report = new ModularReport(whole, ablated);
            if (json.write(() -> report.json(), spec.commandLine().getOut())) {
                report.print(spec.commandLine().getOut());
            }
            return 0;
        }
    }

    private Place place() {
        return Arrays.stream(Place.values()).filter(each -> each.key().equals(place)).findFirst()
                .orElseThrow(() -> new BadInput("A frequency can't be taken away in '" + place + "'; give one of "
                        + Arrays.stream(Place.values()).map(Place::key).collect(Collectors.joining(", ")) + "."));
    }
}
