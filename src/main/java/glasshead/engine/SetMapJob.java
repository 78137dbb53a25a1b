package glasshead.engine;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.FinalLogits;
import glasshead.experiment.BadInput;
import glasshead.experiment.Example;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.VariantBatch;
import glasshead.gpt2.VariantBatch.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A map over a set under way: batches of rows, each under every cell's change, shared by the workers.
final class SetMapJob extends Job<SetMap> {

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfSetMap question;
    private final MapKind kind;
    private final List<SetRow> rows;
    private final List<SetRow> used;
    private final List<MapKind.Cell> cells;
    private final int[] shape;
    private final double[][] values;
    private final double[] base;
    private final double[] source;

    SetMapJob(LoadedModel loaded, Workers workers, Question.OfSetMap question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        kind = question.kind();
        MapJob.requireParts(kind, loaded);
        SetJob.requireRows(question.set());
        boolean swapped = kind.patching() && !question.reverse();
        rows = SetRow.read(swapped ? question.set().mapped(SetMapJob::swapped) : question.set(), question.position(), question.options(),
                loaded.tokens());
        used = rows.stream().filter(row -> row.usable() && !row.contrast().isEmpty() && fits(row)).toList();
        if (used.isEmpty()) {
            throw new BadInput(kind.needsOther()
                    ? "No row of the set has a corrupted prompt as long as its prompt, and answers; this map needs them."
                    : "No row of the set has answers that can be measured; a map shows the logit difference.");
        }
        int length = used.getFirst().tokens().length();
        if (kind.byPosition() && used.stream().anyMatch(row -> row.tokens().length() != length)) {
            throw new BadInput(
                    "The prompts of the set have different lengths, so their positions don't correspond; choose a map without positions, "
                            + "or a set of equally long prompts.");
        }
        question.range().check(kind, loaded.info().layers(), length);
        shape = kind.shape(loaded.info().layers(), loaded.info().heads(), length);
        cells = kind.cells(loaded.info().layers(), loaded.info().heads(), length);
        values = new double[rows.size()][];
        base = nothing();
        source = nothing();
    }

    private static Example swapped(Example example) {
        return example.withPrompt(example.other()).withOther(example.prompt());
    }

    private boolean fits(SetRow row) {
        return !kind.needsOther() || row.other().length() == row.tokens().length();
    }

    private double[] nothing() {
        return rows.stream().mapToDouble(_ -> Double.NaN).toArray();
    }

    /// What was computed of some rows.
    private record Part(double[][] values, double[] base, double[] source) {
    }

    @Override
    SetMap answer(Consumer<SetMap> soFar, BooleanSupplier cancelled) {
        List<List<SetRow>> batches = SetJob.batches(loaded, used);
        List<Intervention> lines = Stream.concat(question.standing().stream(), cells.stream().flatMap(cell -> cell.interventions()
                .stream()))
                .toList();
        SetMeans means = SetMeans.of(loaded, workers, question.set(), question.options(), batches, lines, cancelled);
        Donors donors = Donors.of(rows);
        int[] done = {0};
        Milestones news = new Milestones(used.size());
        workers.each(batches.stream().<Function<BooleanSupplier, Part>>map(batch -> stop -> part(batch, donors, means, stop)).toList(), (
                batch,
                part) -> {
            for (int i = 0; i < part.values.length; i++) {
                int row = batches.get(batch).get(i).index();
                values[row] = part.values[i];
                base[row] = part.base[i];
                source[row] = part.source[i];
            }
            done[0] += part.values.length;
            if (news.reached(done[0])) {
                soFar.accept(map(done[0]));
            }
        }, cancelled);
        return map(done[0]);
    }

    private SetMap map(int done) {
        return new SetMap(question, loaded.info(), rows, shape, cells, values.clone(), base.clone(), source.clone(), done, used.size());
    }

    private Part part(List<SetRow> batch, Donors donors, SetMeans means, BooleanSupplier stop) {
        try (SetPrompts prompts = new SetPrompts(loaded, batch, stop); SetRuns runs = new SetRuns(loaded, batch, prompts, donors, means,
                stop); NDManager manager = loaded.model().newManager()) {
            runs.draw(question.standing());
            List<EditBinder> binders = IntStream.range(0, batch.size()).mapToObj(i -> new EditBinder(loaded.model(), runs.clean().get(i),
                    runs.sources(batch.get(i)), List.of(), manager)).toList();
            List<List<Edit>> standing = binders.stream().map(binder -> binder.bind(question.standing())).toList();
            List<ActivationCache> bases = runs.holding(loaded.model().rerunAll(runs.clean(), standing, stop));
            double[] before = ends(batch, bases, manager);
            List<ActivationCache> sources = kind.patching() ? batch.stream().map(prompts::corrupted).toList() : bases;
            Part part = new Part(new double[batch.size()][cells.size()], before, kind.patching() ? ends(batch, sources, manager) : before);
            List<MapCells> ofRows = batch.stream()
                    .map(row -> MapCells.of(kind, loaded.info(), row.tokens(), row.other(), question.standing().isEmpty(), question
                            .range())).toList();
            for (int row = 0; row < batch.size(); row++) {
                double unchanged = before[row];
                MapCells ofRow = ofRows.get(row);
                Arrays.setAll(part.values[row], cell -> ofRow.isAskedFor(cell) ? unchanged : Double.NaN);
            }
            for (List<Place> piece : pieces(ofRows)) {
                fill(part, piece, batch, bases, binders, standing, stop);
            }
            return part;
        }
    }

    /// One cell of one row of a batch.
    private record Place(int row, int cell) {
    }

    /// All cells of all rows, those that change the earliest layers first, so that all rows of a piece go far together.
    private List<List<Place>> pieces(List<MapCells> ofRows) {
        List<Place> places = IntStream.range(0, cells.size()).boxed().sorted(ofRows.getFirst().earliest())
                .flatMap(cell -> IntStream.range(0, ofRows.size()).filter(row -> ofRows.get(row).isAskedFor(cell) && !ofRows.get(row)
                        .changesNothing(cell))
                        .mapToObj(row -> new Place(row, cell))).toList();
        return Pieces.of(places, places.stream().map(place -> ofRows.get(place.row).cost(place.cell)).toList());
    }

    private void fill(Part part, List<Place> piece, List<SetRow> batch, List<ActivationCache> bases, List<EditBinder> binders,
            List<List<Edit>> standing, BooleanSupplier stop) {
        try (NDManager scratch = loaded.model().newManager()) {
            List<Variant> variants = piece.stream().map(place -> new Variant(bases.get(place.row), batch.get(place.row).contrast()
                    .position(),
                    binders.get(place.row).in(scratch).bind(cells.get(place.cell).interventions()), standing.get(place.row))).toList();
            List<ContrastTokens> contrasts = piece.stream().map(place -> batch.get(place.row).contrast()).toList();
            double[] after = FinalLogits.differences(loaded.model(), VariantBatch.residuals(loaded.model(), variants, scratch, stop),
                    contrasts);
            for (int i = 0; i < after.length; i++) {
                part.values[piece.get(i).row][piece.get(i).cell] = after[i];
            }
        }
    }

    private double[] ends(List<SetRow> batch, List<ActivationCache> of, NDManager manager) {
        NDList ends = new NDList();
        for (int i = 0; i < of.size(); i++) {
            ends.add(of.get(i).finalResidual(manager, batch.get(i).contrast().position()));
        }
        return FinalLogits.differences(loaded.model(), NDArrays.stack(ends), batch.stream().map(SetRow::contrast).toList());
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
