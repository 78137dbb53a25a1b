package glasshead.engine;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.PatternSums;
import glasshead.engine.SetTable.Cell;
import glasshead.engine.SetTable.Entry;
import glasshead.engine.SetTable.Found;
import glasshead.experiment.BadInput;
import glasshead.experiment.Intervention;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Some rows of a set, run together under every condition.
///
/// @param number     of the batch
/// @param kept       what is known of untouched runs
/// @param donors     the rows of the whole set that others can take activations from
/// @param means      over the set, of what the conditions need
/// @param noPatterns sums of no prompts, of the patterns that are asked for
record SetBatch(LoadedModel loaded, Question.OfSet question, int number, List<SetRow> rows, KeptSets.Kept kept, Donors donors,
        SetMeans means,
        Supplier<PatternSums> noPatterns, BooleanSupplier cancelled) {

    Found found() {
        SetBase there = kept.batch(number);
        SetBase base = there == null ? base() : there;
        boolean shared = there != null || kept.keep(number, base);
        try (SetRuns runs = new SetRuns(loaded, rows, base.prompts(), donors, means, cancelled)) {
            Cell[] baseline = new Cell[rows.size()];
            List<@Nullable LogitAttribution> attribution = attribution(rows, runs.clean(), question.attribution());
            Arrays.setAll(baseline, i -> Cell.of(base.untouched().get(i), attribution.get(i)));
            PatternSums patterns = patterns(runs.clean());
            PatternSums changedPatterns = noPatterns.get();
            List<Cell[]> changed = new ArrayList<>();
            for (List<Intervention> lines : question.conditions()) {
                changed.add(changed(runs, base.untouched(), lines, changedPatterns, changed.isEmpty()));
            }
            return new Found(IntStream.range(0, rows.size()).mapToObj(i -> new Entry(rows.get(i).index(), baseline[i], base.corrupted().get(
                    i), changed.stream().map(cells -> cells[i]).toList())).toList(), patterns, changedPatterns);
        } finally {
            if (!shared) {
                base.prompts().close();
            }
        }
    }

    private SetBase base() {
        SetPrompts prompts = new SetPrompts(loaded, rows, cancelled);
        try {
            List<Answered> untouched = answered(rows, prompts.clean(), null);
            return new SetBase(prompts, untouched, List.of(corrupted(prompts, untouched)));
        } catch (RuntimeException | Error failure) {
            prompts.close();
            throw failure;
        }
    }

    private Cell[] corrupted(SetPrompts prompts, List<Answered> untouched) {
        Cell[] cells = new Cell[rows.size()];
        Arrays.fill(cells, Cell.leftOut("This row has no corrupted prompt."));
        int[] paired = IntStream.range(0, cells.length).filter(i -> rows.get(i).hasOther()).toArray();
        List<ActivationCache> others = IntStream.of(paired).mapToObj(i -> prompts.corrupted(rows.get(i))).toList();
        List<ContrastTokens> questions = IntStream.of(paired).mapToObj(i -> rows.get(i).contrast().at(rows.get(i).otherPosition()))
                .toList();
        List<Answered> answered = read(others, questions, IntStream.of(paired).mapToObj(untouched::get).toList());
        for (int i = 0; i < paired.length; i++) {
            cells[paired[i]] = Cell.of(answered.get(i), null);
        }
        return cells;
    }

    private Cell[] changed(SetRuns runs, List<Answered> untouched, List<Intervention> lines, PatternSums patterns,
            boolean first) {
        Cell[] cells = new Cell[rows.size()];
        runs.draw(lines);
        try (NDManager values = loaded.model().newManager()) {
            List<Integer> bound = new ArrayList<>();
            List<List<Edit>> edits = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                try {
                    edits.add(bind(runs, i, lines, values));
                    bound.add(i);
                } catch (BadInput problem) {
                    cells[i] = Cell.leftOut(problem.getMessage());
                }
            }
            List<ActivationCache> baselines = bound.stream().map(runs.clean()::get).toList();
            List<ActivationCache> reruns = runs.holding(loaded.model().rerunAll(baselines, edits, cancelled));
            List<SetRow> left = bound.stream().map(rows::get).toList();
            List<Answered> answered = answered(left, reruns, bound.stream().map(untouched::get).toList());
            List<@Nullable LogitAttribution> attribution = attribution(left, reruns, first && question.attribution());
            for (int i = 0; i < left.size(); i++) {
                cells[bound.get(i)] = Cell.of(answered.get(i), attribution.get(i));
            }
            if (first) {
                patterns.plus(patterns(reruns));
            }
        }
        return cells;
    }

    private List<Edit> bind(SetRuns runs, int index, List<Intervention> lines, NDManager values) {
        return new EditBinder(loaded.model(), runs.clean().get(index), runs.sources(rows.get(index)), List.of(), values).bind(lines);
    }

    private PatternSums patterns(List<ActivationCache> runs) {
        PatternSums sums = noPatterns.get();
        runs.forEach(run -> sums.add(loaded.model(), run));
        return sums;
    }

    /// Of those rows that ask something, if any is wanted.
    private List<@Nullable LogitAttribution> attribution(List<SetRow> of, List<ActivationCache> runs, boolean asked) {
        List<@Nullable LogitAttribution> attribution = new ArrayList<>(Collections.<@Nullable LogitAttribution>nCopies(of.size(), null));
        int[] asking = IntStream.range(0, asked ? of.size() : 0).filter(i -> !of.get(i).contrast().isEmpty()).toArray();
        List<LogitAttribution> found = LogitAttribution.of(loaded.model(), IntStream.of(asking).mapToObj(runs::get).toList(), IntStream.of(
                asking).mapToObj(i -> of.get(i).contrast()).toList());
        for (int i = 0; i < asking.length; i++) {
            attribution.set(asking[i], found.get(i));
        }
        return attribution;
    }

    private List<Answered> answered(List<SetRow> of, List<ActivationCache> runs, @Nullable List<Answered> untouched) {
        return read(runs, of.stream().map(SetRow::contrast).toList(), untouched);
    }

    /// @param untouched what KL is taken from, if not the runs themselves
    private List<Answered> read(List<ActivationCache> runs, List<ContrastTokens> questions, @Nullable List<Answered> untouched) {
        if (runs.isEmpty()) {
            return List.of();
        }
        try (NDManager scratch = loaded.model().newManager()) {
            NDList ends = new NDList();
            for (int i = 0; i < runs.size(); i++) {
                ends.add(runs.get(i).finalResidual(scratch, questions.get(i).position()));
            }
            float[] logits = loaded.model().logits(NDArrays.stack(ends)).toFloatArray();
            int vocabulary = logits.length / runs.size();
            List<Answered> answered = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                float[] own = Arrays.copyOfRange(logits, i * vocabulary, (i + 1) * vocabulary);
                answered.add(Answered.of(own, questions.get(i), untouched == null ? null : untouched.get(i)));
            }
            return answered;
        }
    }
}
