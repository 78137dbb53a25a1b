package glasshead.engine;

import glasshead.analysis.Answered;
import glasshead.analysis.AttributionSums;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.PatternSums;
import glasshead.engine.SetFindings.Condition;
import glasshead.experiment.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is known of a set so far: an entry for each row, and sums over them.
final class SetTable {

    /// One row under every condition.
    ///
    /// @param changed for each list of interventions
    record Entry(int row, Cell baseline, Cell corrupted, List<Cell> changed) {
    }

    /// Some rows.
    ///
    /// @param untouched the patterns asked for, in the untouched runs
    /// @param changed   in those of the first list of interventions
    record Found(List<Entry> entries, PatternSums untouched, PatternSums changed) {
    }

    /// One row under one condition.
    ///
    /// @param answers     by metric, unless the row is left out
    /// @param attribution unless it is left out or was not asked for
    /// @param problem     what leaves it out, empty for nothing
    record Cell(double @Nullable [] answers, @Nullable LogitAttribution attribution, String problem) {

        static Cell of(Answered answered, @Nullable LogitAttribution attribution) {
            return new Cell(Arrays.stream(Metric.values()).mapToDouble(answered::of).toArray(), attribution, "");
        }

        static Cell leftOut(String problem) {
            return new Cell(null, null, problem);
        }
    }

    /// Over the rows under one condition, batch by batch in their order, so that sums are the same however batches come in.
    private static final class Sums {

        private final PatternSums patterns;
        private final AttributionSums attribution = new AttributionSums();

        Sums(PatternSums patterns) {
            this.patterns = patterns;
        }

        void plus(Cell cell) {
            if (cell.attribution != null) {
                attribution.plus(cell.attribution);
            }
        }
    }

    private final Question.OfSet question;
    private final ModelInfo model;
    private final List<SetRow> rows;
    private final @Nullable Entry[] entries;
    private final List<SetPosition> positions;
    private final Sums untouched;
    private final Sums corrupted;
    /// For each list of interventions.
    private final List<Sums> changed;
    private final InOrder<Found> found = new InOrder<>(this::sum);
    private int done;

    SetTable(Question.OfSet question, ModelInfo model, List<SetRow> rows, List<SetPosition> positions) {
        this.question = question;
        this.model = model;
        this.rows = rows;
        this.positions = positions;
        untouched = new Sums(noPatterns());
        corrupted = new Sums(noneAsked());
        changed = IntStream.range(0, question.conditions().size())
                .mapToObj(condition -> new Sums(condition == 0 ? noPatterns() : noneAsked())).toList();
        entries = new Entry[rows.size()];
    }

    /// Of the patterns that are asked for, as far as the prompts have positions in common.
    PatternSums noPatterns() {
        return new PatternSums(positions.isEmpty() ? List.of() : question.patterns(), positions.size());
    }

    private static PatternSums noneAsked() {
        return new PatternSums(List.of(), 0);
    }

    /// @param batch the number of the batch that these rows are of
    void put(int batch, Found some) {
        some.entries.forEach(entry -> entries[entry.row] = entry);
        done += some.entries.size();
        found.put(batch, some);
    }

    private void sum(Found some) {
        untouched.patterns.plus(some.untouched);
        if (!changed.isEmpty()) {
            changed.getFirst().patterns.plus(some.changed);
        }
        for (Entry entry : some.entries) {
            untouched.plus(entry.baseline);
            corrupted.plus(entry.corrupted);
            for (int condition = 0; condition < changed.size(); condition++) {
                changed.get(condition).plus(entry.changed.get(condition));
            }
        }
    }

    /// How many rows are there.
    int done() {
        return done;
    }

    SetFindings findings(long begin) {
        List<Condition> conditions = new ArrayList<>();
        for (int condition = 0; condition < question.conditions().size(); condition++) {
            int number = condition;
            conditions.add(condition(entry -> entry.changed.get(number), changed.get(number)));
        }
        boolean anyOther = rows.stream().anyMatch(SetRow::hasOther);
        return new SetFindings(question, model, rows, positions, condition(Entry::baseline, untouched),
                anyOther ? condition(Entry::corrupted, corrupted) : null, conditions, (System.nanoTime() - begin) / 1e6);
    }

    private Condition condition(Function<Entry, Cell> part, Sums sums) {
        double[][] answers = new double[rows.size()][];
        List<@Nullable LogitAttribution> attribution = new ArrayList<>(Collections.<@Nullable LogitAttribution>nCopies(rows.size(), null));
        List<String> problems = new ArrayList<>();
        double[] none = new double[Metric.values().length];
        Arrays.fill(none, Double.NaN);
        for (int row = 0; row < answers.length; row++) {
            Entry entry = entries[row];
            Cell cell = entry == null ? null : part.apply(entry);
            answers[row] = cell == null || cell.answers == null ? none : cell.answers;
            attribution.set(row, cell == null ? null : cell.attribution);
            problems.add(cell == null ? rows.get(row).problem() : cell.problem);
        }
        return new Condition(answers, Collections.unmodifiableList(attribution), sums.attribution.mean().orElse(null), List.copyOf(
                problems), sums.patterns.means());
    }
}
