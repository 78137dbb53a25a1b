package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A run that grows token by token: what earlier positions computed, their keys and values above all, is used again.
///
/// Interventions that name no positions act on new tokens as well, those that name some act there; `END` stays the prompt's last token.
/// What takes numbers from the same positions of another prompt, or means of single positions, acts within the prompt.
final class Growing implements AutoCloseable {

    private final LoadedModel loaded;
    private final Experiment experiment;
    private final List<Intervention> going;
    private int[] tokens;
    private ActivationCache untouched;
    private @Nullable ActivationCache steered;

    /// @param steer whether under the experiment's interventions
    Growing(LoadedModel loaded, Experiment experiment, int[] prompt, boolean steer, BooleanSupplier cancelled) {
        this.loaded = loaded;
        this.experiment = experiment;
        tokens = prompt.clone();
        going = steer ? experiment.active().stream().filter(Growing::goesOn).map(line -> pinned(line, prompt.length - 1)).toList()
                : List.of();
        untouched = loaded.model().run(tokens, List.of(), cancelled);
        if (steer) {
            steered = withEdits(untouched, experiment.active(), edits -> loaded.model().run(prompt, edits, cancelled), cancelled);
        }
    }

    private static boolean goesOn(Intervention line) {
        return line.positions().all() && switch (line.action()) {
            case Action.Set _,Action.Scale _,Action.AddUnembedding _,Action.Freeze _,Action.CutParts _ -> true;
            case Action.Mean mean -> !mean.perPosition();
            case Action.AddDifference add -> !add.perPosition();
            case Action.Cut cut -> cut.queries().all();
            case Action.CopyOther _,Action.CopyReference _,Action.KeepOnly _ -> false;
        };
    }

    /// The keys' `END` is the prompt's.
    private static Intervention pinned(Intervention line, int end) {
        return switch (line.action()) {
            case Action.Cut cut -> line.doing(new Action.Cut(cut.queries(), pinned(cut.keys(), end), cut.renormalise()));
            case Action.CutParts cut -> line.doing(new Action.CutParts(cut.queryPart(), cut.keyPart(), pinned(cut.keys(), end)));
            default -> line;
        };
    }

    private static Positions pinned(Positions keys, int end) {
        return new Positions(keys.indices().stream().map(index -> index == Positions.END ? Integer.valueOf(end) : index).toList());
    }

    int length() {
        return tokens.length;
    }

    /// Logits behind the last token.
    float[] logits() {
        ActivationCache run = run();
        try (NDManager manager = loaded.model().newManager()) {
            return loaded.model().logits(run.finalResidual(manager, tokens.length - 1).expandDims(0)).toFloatArray();
        }
    }

    private ActivationCache run() {
        return steered == null ? untouched : steered;
    }

    void grow(int token, BooleanSupplier cancelled) {
        Gpt2 model = loaded.model();
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        ActivationCache plain = model.extend(untouched, longer, tokens.length, List.of(), cancelled);
        untouched.close();
        untouched = plain;
        ActivationCache before = steered;
        if (before != null) {
            steered = withEdits(plain, going, edits -> model.extend(before, longer, tokens.length, edits, cancelled), cancelled);
            before.close();
        }
        tokens = longer;
    }

    /// What is made of edits, which are freed behind it.
    private interface Use {
        ActivationCache of(List<Edit> edits);
    }

    private ActivationCache withEdits(ActivationCache plain, List<Intervention> lines, Use use, BooleanSupplier cancelled) {
        try (NDManager values = loaded.model().newManager()) {
            PromptSources sources = new PromptSources(loaded, experiment, cancelled);
            return use.of(new EditBinder(loaded.model(), plain, sources, experiment.interventions(), values).bind(lines));
        }
    }

    @Override
    public void close() {
        untouched.close();
        if (steered != null) {
            steered.close();
        }
    }
}
