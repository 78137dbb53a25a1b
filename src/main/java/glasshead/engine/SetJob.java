package glasshead.engine;

import glasshead.analysis.PatternSums;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Intervention;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// A model on a data set: batches of rows, shared by the workers. Where interventions need means over the set, those are taken first.
final class SetJob extends Job<SetFindings> {

    /// What the runs of one batch may hold.
    static final long BATCH_BYTES = 192L << 20;
    /// What the sums of patterns may hold.
    private static final long PATTERN_BYTES = 256L << 20;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfSet question;
    private final List<SetRow> rows;
    private final SetTable table;

    SetJob(LoadedModel loaded, Workers workers, Question.OfSet question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        requireRows(question.set());
        PlaceCheck check = PlaceCheck.of(loaded.model().config());
        question.conditions().forEach(lines -> lines.forEach(check::check));
        question.patterns().forEach(head -> check.check(Intervention.zero(head)));
        rows = SetRow.read(question.set(), question.position(), question.options(), loaded.tokens());
        if (rows.stream().noneMatch(SetRow::usable)) {
            throw new BadInput("No row of the set can be used; the first one says: " + rows.getFirst().problem());
        }
        List<SetPosition> positions = SetPosition.of(question.set(), rows, loaded.tokens());
        requireRoom(question.patterns().size(), positions.size());
        table = new SetTable(question, loaded.info(), rows, positions);
    }

    private static void requireRoom(int heads, int length) {
        if (heads * PatternSums.bytesOfHead(length) > PATTERN_BYTES) {
            throw new BadInput(Texts.format("The mean patterns of %d heads over %d tokens take more than %d MB; ask for fewer heads.",
                    heads, length, PATTERN_BYTES >> 20));
        }
    }

    static void requireRows(DataSet set) {
        if (set.size() == 0) {
            throw new BadInput("The set has no rows; add some, or choose another set.");
        }
    }

    @Override
    SetFindings answer(Consumer<SetFindings> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        List<List<SetRow>> batches = batches(loaded, rows);
        SetMeans means = SetMeans.of(loaded, workers, question.set(), question.options(), batches, question.conditions().stream().flatMap(
                List::stream)
                .toList(),
                cancelled);
        Donors donors = Donors.of(rows);
        Milestones news = new Milestones(batches.stream().mapToInt(List::size).sum());
        List<Function<BooleanSupplier, SetTable.Found>> pieces = new ArrayList<>();
        try (KeptSets.Kept kept = loaded.sets().borrow(question.set(), question.position(), question.options())) {
            for (int number = 0; number < batches.size(); number++) {
                int batch = number;
                pieces.add(stop -> new SetBatch(loaded, question, batch, batches.get(batch), kept, donors, means, table::noPatterns, stop)
                        .found());
            }
            workers.each(pieces, (batch, found) -> {
                table.put(batch, found);
                if (news.reached(table.done())) {
                    soFar.accept(table.findings(begin));
                }
            }, cancelled);
        }
        SetFindings all = table.findings(begin);
        all.changed().forEach(SetJob::requireSome);
        return all;
    }

    private static void requireSome(SetFindings.Condition condition) {
        if (condition.problems().stream().noneMatch(String::isEmpty)) {
            throw new BadInput("The interventions can be made in no row of the set; the first one says: " + condition.problems().stream()
                    .filter(problem -> !problem.isEmpty()).findFirst().orElseThrow());
        }
    }

    /// Rows that can be used, those of equal length together, as many in a batch as are run well and held at the same time.
    static List<List<SetRow>> batches(LoadedModel loaded, List<SetRow> rows) {
        List<SetRow> usable = rows.stream().filter(SetRow::usable)
                .sorted(Comparator.comparingInt((SetRow row) -> row.tokens().length()).thenComparingInt(SetRow::index)).toList();
        long bytesOfToken = MemoryNeed.of(loaded.model().config(), true, 1).activations();
        return Pieces.of(usable, usable.stream().map(row -> new Pieces.Cost(row.tokens().length() + row.other().length(), 1)).toList(),
                (int) Math.max(1, BATCH_BYTES / bytesOfToken));
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
