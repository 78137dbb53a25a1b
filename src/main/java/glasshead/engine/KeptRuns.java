package glasshead.engine;

import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Evidence;
import glasshead.checkpoint.Bytes;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Texts;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Gpt2;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The runs that are kept so that a new question about them needs no new run: recent prompts without interventions, and the last run with
/// interventions. Runs without interventions may be asked for by any thread.
final class KeptRuns implements AutoCloseable {

    private static final int PROMPTS = 12;
    private static final long BYTES = 2L << 30;
    /// Of the whole machine's memory: half a gigabyte on a machine of eight.
    private static final int SHARE = 16;
    private static final int OUTCOMES = 1000;

    private final Gpt2 model;
    private final LongSupplier available;
    private final long limit;
    private final Map<List<Integer>, ActivationCache> baselines = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Experiment ablatedOf;
    private @Nullable ActivationCache ablated;
    private @Nullable ActivationCache ablatedParent;
    private final Map<Experiment, OneByOne.Outcome> outcomes = new LinkedHashMap<>();
    private @Nullable Evidence evidence;

    KeptRuns(Gpt2 model) {
        this(model, MachineMemory::available);
    }

    /// @param available how much memory is free, in bytes
    KeptRuns(Gpt2 model, LongSupplier available) {
        this(model, available, limit(MachineMemory.total()));
    }

    /// @param limit what runs of prompts used before may hold, in bytes
    KeptRuns(Gpt2 model, LongSupplier available, long limit) {
        this.model = model;
        this.available = available;
        this.limit = limit;
    }

    /// @param machine the machine's memory, in bytes
    static long limit(long machine) {
        return Math.min(BYTES, machine / SHARE);
    }

    /// The run of these tokens without interventions. It stays open until [#trim].
    synchronized ActivationCache baseline(int[] tokens, BooleanSupplier cancelled) {
        List<Integer> key = IntStream.of(tokens).boxed().toList();
        ActivationCache kept = baselines.get(key);
        if (kept == null) {
            checkRoom(tokens.length);
            kept = extended(key, tokens, cancelled);
            baselines.put(key, kept);
        }
        return kept;
    }

    private void checkRoom(int length) {
        long need = MemoryNeed.of(model.config(), true, length).activations();
        long free = available.getAsLong();
        if (need > free) {
            throw new BadInput(Texts.format(
                    "A prompt of %d tokens takes about %s of memory and only %s are free: shorten it to about %d tokens.", length, Bytes
                            .text(need), Bytes.text(free), MemoryNeed.longestPrompt(model.config(), free)));
        }
    }

    /// Typing at the end of a prompt leaves its beginning as it was run.
    private ActivationCache extended(List<Integer> key, int[] tokens, BooleanSupplier cancelled) {
        int longest = 0;
        ActivationCache similar = null;
        for (Map.Entry<List<Integer>, ActivationCache> other : baselines.entrySet()) {
            int common = common(key, other.getKey());
            if (common > longest) {
                longest = common;
                similar = other.getValue();
            }
        }
        int reused = Math.min(longest, tokens.length - 1);
        return similar == null || reused == 0 ? model.run(tokens, List.of(), cancelled) : model.extend(similar, tokens, reused, cancelled);
    }

    private static int common(List<Integer> one, List<Integer> other) {
        int length = 0;
        while (length < Math.min(one.size(), other.size()) && one.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    boolean has(int[] tokens) {
        return baselines.containsKey(IntStream.of(tokens).boxed().toList());
    }

    /// A run with interventions that is not kept; the caller closes it, unless it is the baseline.
    ActivationCache passing(ActivationCache baseline, List<Edit> edits, BooleanSupplier cancelled) {
        return model.rerun(baseline, edits, cancelled);
    }

    /// What is known of an experiment's lines, if it was found out before.
    Optional<OneByOne.Outcome> outcome(Experiment alone) {
        return Optional.ofNullable(outcomes.get(alone));
    }

    /// What may be looked at of a run without interventions, with all that was found in it for this question: a click changes neither.
    Evidence evidence(ActivationCache baseline, ContrastTokens contrast) {
        if (evidence == null || evidence.cache() != baseline || !evidence.contrast().isSame(contrast)) {
            evidence = new Evidence(model, baseline, contrast);
        }
        return evidence;
    }

    /// What some of an experiment's lines do by themselves, found out once.
    OneByOne.Outcome outcome(Experiment alone, Supplier<OneByOne.Outcome> run) {
        OneByOne.Outcome known = outcomes.get(alone);
        if (known == null) {
            known = run.get();
            if (outcomes.size() >= OUTCOMES) {
                outcomes.clear();
            }
            outcomes.put(alone, known);
        }
        return known;
    }

    /// The kept run with interventions, if it is of this experiment.
    @Nullable
    ActivationCache ablated(Experiment experiment) {
        return experiment.withContrast(ablatedOf == null ? experiment.contrast() : ablatedOf.contrast()).equals(ablatedOf) ? ablated : null;
    }

    /// Runs with interventions and keeps the result in place of the one before.
    ActivationCache ablate(Experiment experiment, ActivationCache baseline, List<Edit> edits, BooleanSupplier cancelled) {
        ActivationCache fresh = passing(baseline, edits, cancelled);
        forgetAblated();
        ablatedOf = experiment;
        ablated = fresh;
        ablatedParent = baseline;
        return fresh;
    }

    /// Lets go of the prompts used least recently, as far as the limits ask. Called between requests, when nothing but the newest is in
    /// use.
    void trim() {
        Iterator<ActivationCache> oldestFirst = baselines.values().iterator();
        while (baselines.size() > 1 && (baselines.size() > PROMPTS || bytes() > limit)) {
            ActivationCache oldest = oldestFirst.next();
            oldestFirst.remove();
            if (oldest == ablatedParent) {
                forgetAblated();
            }
            if (evidence != null && evidence.cache() == oldest) {
                evidence = null;
            }
            oldest.close();
        }
    }

    long bytes() {
        long ofAblated = ablated == null || ablated == ablatedParent ? 0 : ablated.bytes();
        return baselines.values().stream().mapToLong(ActivationCache::bytes).sum() + ofAblated;
    }

    private void forgetAblated() {
        if (ablated != null && ablated != ablatedParent) {
            ablated.close();
        }
        ablatedOf = null;
        ablated = null;
        ablatedParent = null;
    }

    @Override
    public void close() {
        forgetAblated();
        baselines.values().forEach(ActivationCache::close);
        baselines.clear();
    }
}
