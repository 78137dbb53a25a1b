package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.LensData;
import glasshead.analysis.lens.TunedFit;
import glasshead.gpt2.ActivationCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fitting of a tuned lens: the texts are run, then each place is fitted by itself, on the workers.
final class TunedLensJob extends Job<LensProgress> {

    /// What the residual streams of the texts may hold.
    private static final long BYTES = 1L << 30;

    private final LoadedModel loaded;
    private final Workers workers;
    private final String mark;
    private final int steps;
    private final LensTexts texts;
    private final LensDrafts drafts;
    private final Consumer<FittedLens> keep;

    /// @param loaded for this job alone; closed with it
    /// @param mark   of the weights
    /// @param store  where the lens is kept, and what is found so far
    TunedLensJob(LoadedModel loaded, Workers workers, Question.FitLens question, String mark, LensStore store) {
        this.loaded = loaded;
        this.workers = workers;
        this.mark = mark;
        steps = question.steps();
        texts = LensTexts.of(loaded, question.texts()).require(LensData.fewest());
        keep = question.keep() && store.folder().isPresent() ? lens -> store.write(Optional.empty(), lens) : _ -> {};
        drafts = new LensDrafts(store.folder(), FittedLens.Kind.TUNED, mark, texts.mark() + " in " + steps);
    }

    @Override
    LensProgress answer(Consumer<LensProgress> soFar, BooleanSupplier cancelled) {
        LensData data = data(soFar, cancelled);
        int layers = loaded.info().layers();
        TunedDraft draft;
        try (NDManager manager = loaded.model().newManager()) {
            draft = TunedDraft.read(drafts, manager, texts.rows().size(), layers, loaded.info().dModel());
        }
        soFar.accept(progress(draft, layers, null));
        List<Integer> left = draft.left();
        workers.each(left.stream().<Function<BooleanSupplier, TunedFit.Fitted>>map(place -> stop -> new TunedFit(loaded.model(), data,
                place, steps).fit(draft.state(place), state -> draft.put(place, state), stop)).toList(), (piece, fit) -> {
                    draft.put(left.get(piece), fit);
                    soFar.accept(progress(draft, layers, null));
                }, cancelled);
        FittedLens lens = lens(draft.fits(), data);
        keep.accept(lens);
        return progress(draft, layers, lens);
    }

    private LensProgress progress(TunedDraft draft, int layers, @Nullable FittedLens lens) {
        List<TunedFit.Fitted> there = draft.fits();
        return new LensProgress("layers", there.size(), layers, there.stream().map(TunedFit.Fitted::curve).toList(), there.stream().map(
                fit -> new double[] {fit.logitLens(), fit.tunedLens()}).toList(), texts.left(), lens);
    }

    /// The end is read as it is.
    private FittedLens lens(List<TunedFit.Fitted> fits, LensData data) {
        int width = loaded.info().dModel();
        List<float[]> maps = new ArrayList<>(fits.stream().map(TunedFit.Fitted::map).toList());
        List<float[]> offsets = new ArrayList<>(fits.stream().map(TunedFit.Fitted::offset).toList());
        maps.add(new float[width * width]);
        offsets.add(new float[width]);
        return new FittedLens(FittedLens.Kind.TUNED, mark, data.texts(), data.positions(), 0, width, maps, offsets);
    }

    private LensData data(Consumer<LensProgress> soFar, BooleanSupplier cancelled) {
        List<TokenRow> rows = texts.rows();
        long bytesOfPosition = (loaded.info().layers() + 1L) * loaded.info().dModel() * Float.BYTES;
        List<Integer> numbers = new ArrayList<>();
        long positions = 0;
        for (int i = 0; i < rows.size() && (positions + rows.get(i).length()) * bytesOfPosition <= BYTES; i++) {
            positions += rows.get(i).length();
            numbers.add(i);
        }
        List<List<Integer>> batches = Pieces.of(numbers, numbers.stream().map(i -> new Pieces.Cost(rows.get(i).length(), 1)).toList());
        List<LensData.Text> data = new ArrayList<>();
        InOrder<List<LensData.Text>> inOrder = new InOrder<>(found -> {
            data.addAll(found);
            soFar.accept(new LensProgress("texts", data.size(), numbers.size(), List.of(), List.of(), texts.left(), null));
        });
        workers.each(batches.stream().<Function<BooleanSupplier, List<LensData.Text>>>map(batch -> stop -> streams(batch, stop)).toList(),
                inOrder::put, cancelled);
        return new LensData(loaded.info().dModel(), data);
    }

    private List<LensData.Text> streams(List<Integer> batch, BooleanSupplier stop) {
        List<ActivationCache> runs = loaded.model().runAll(batch.stream().map(i -> texts.rows().get(i).ids()).toList(), stop);
        try {
            List<LensData.Text> found = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                int number = batch.get(i);
                found.add(LensData.Text.of(number, loaded.model(), runs.get(i), texts.rows().get(number).bos() ? 1 : 0));
            }
            return found;
        } finally {
            runs.forEach(ActivationCache::close);
        }
    }

    @Override
    void release() {
        loaded.close();
        Objects.requireNonNull(loaded.opened()).close();
    }
}
