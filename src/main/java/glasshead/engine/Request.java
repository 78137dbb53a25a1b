package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Analysis;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Prompt;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// One experiment on its way through the engine.
record Request(LoadedModel loaded, Experiment experiment, BooleanSupplier cancelled) {

    /// @param soFar gets the answer before what each line does by itself, where that takes runs of its own
    Findings findings(Collection<? extends Analysis<?>> analyses, Consumer<Findings> soFar) {
        long begin = System.nanoTime();
        long before = loaded.model().work().multiplyAdds();
        List<String> warnings = new ArrayList<>();
        TokenRow tokens = read(experiment.prompt());
        TokenRow other = experiment.other().isEmpty() ? TokenRow.NONE : read(experiment.other());
        ContrastTokens contrast = new ContrastReader(loaded.tokens(), warnings).read(experiment.contrast(), tokens.length());
        if (experiment.prompt() instanceof Prompt.Text text && text.text().endsWith(" ")) {
            warnings.add("The prompt ends in a space, which becomes a token of its own; words bring their leading space with them.");
        }
        boolean known = loaded.runs().has(tokens.ids());
        ActivationCache baseline = loaded.runs().baseline(tokens.ids(), cancelled);
        boolean acts = !experiment.active().isEmpty();
        boolean keptAblated = loaded.runs().ablated(experiment) != null;
        ActivationCache ablated = acts ? ablated(baseline) : baseline;
        Evidence unedited = loaded.runs().evidence(baseline, contrast);
        Evidence edited = acts ? evidence(ablated, contrast) : unedited;
        Results unchanged = results(unedited, analyses);
        Results after = acts ? results(edited, analyses) : unchanged;
        int layers = loaded.info().layers();
        int firstLayer = !known ? 0 : acts && !keptAblated ? ablated.firstLayer() : layers;
        Function<OneByOne, Findings> whole = oneByOne -> {
            List<Double> effects = oneByOne.lineEffects();
            Repairs repairs = oneByOne.repairs();
            long multiplyAdds = loaded.model().work().multiplyAdds() - before;
            Cost cost = new Cost((System.nanoTime() - begin) / 1e6, firstLayer, layers,
                    multiplyAdds / (double) loaded.model().multiplyAddsOfFullRun(tokens.length()), loaded.runs().bytes(), ProcessMemory
                            .resident(), NativeRuntime.threads());
            return new Findings(experiment, loaded.info(), tokens, other, contrast, List.copyOf(warnings), unchanged, after, effects,
                    repairs, cost);
        };
        OneByOne oneByOne = new OneByOne(this, baseline, unedited, edited, true);
        if (!oneByOne.isKnown()) {
            soFar.accept(whole.apply(new OneByOne(this, baseline, unedited, edited, false)));
        }
        return whole.apply(oneByOne);
    }

    private TokenRow read(Prompt prompt) {
        return loaded.tokens().read(prompt, experiment.options().bos());
    }

    /// The run that the experiment is about: with its active interventions where it has some.
    ActivationCache run(TokenRow tokens) {
        ActivationCache baseline = loaded.runs().baseline(tokens.ids(), cancelled);
        return experiment.active().isEmpty() ? baseline : ablated(baseline);
    }

    /// The run with the active interventions, kept or made now.
    ActivationCache ablated(ActivationCache baseline) {
        ActivationCache kept = loaded.runs().ablated(experiment);
        return kept != null ? kept : withEdits(baseline, experiment.active(),
                edits -> loaded.runs().ablate(experiment, baseline, edits, cancelled));
    }

    Evidence evidence(ActivationCache run, ContrastTokens contrast) {
        return new Evidence(loaded.model(), run, contrast);
    }

    <T> T withEdits(ActivationCache baseline, List<Intervention> lines, Function<List<Edit>, T> use) {
        try (NDManager values = loaded.model().newManager()) {
            Sources sources = new PromptSources(loaded, experiment, cancelled);
            return use.apply(new EditBinder(loaded.model(), baseline, sources, experiment.interventions(), values).bind(lines));
        }
    }

    private static Results results(Evidence evidence, Collection<? extends Analysis<?>> analyses) {
        Map<Analysis<?>, Object> values = new HashMap<>();
        for (Analysis<?> analysis : analyses) {
            values.put(analysis, evidence.of(analysis));
        }
        return new Results(values);
    }
}
