package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.LensData;
import glasshead.analysis.lens.TunedFit;
import glasshead.gpt2.ActivationCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fitting of a tuned lens: the texts are run, then each place is fitted by itself, on the workers.
final class TunedLensJob extends Job<LensProgress> {

    /// What the residual streams of the texts may hold.
    private static final long BYTES = 1L << 30;

    private static final String MAP = "map.";
    private static final String OFFSET = "offset.";
    /// On held-out texts of the logit lens and of this one, then the curve.
    private static final String DIVERGENCES = "divergences.";

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
        TunedFit.@Nullable Fitted[] fits = new TunedFit.Fitted[layers];
        known(fits);
        int[] left = IntStream.range(0, layers).filter(place -> fits[place] == null).toArray();
        int[] done = {layers - left.length};
        soFar.accept(progress(fits, done[0], null));
        workers.each(IntStream.of(left).mapToObj(place -> new TunedFit(loaded.model(), data, place,
                steps)).<Function<BooleanSupplier, TunedFit.Fitted>>map(fit -> fit::fit).toList(), (piece, fit) -> {
                    fits[left[piece]] = fit;
                    keep(fits);
                    soFar.accept(progress(fits, ++done[0], null));
                }, cancelled);
        FittedLens lens = lens(Stream.of(fits).map(Objects::requireNonNull).toList(), data);
        keep.accept(lens);
        return progress(fits, layers, lens);
    }

    /// Places that were fitted before the same fit was stopped.
    private void known(TunedFit.@Nullable Fitted[] fits) {
        int width = loaded.info().dModel();
        SequencedMap<String, float[]> numbers;
        try (NDManager manager = loaded.model().newManager()) {
            numbers = drafts.read(manager).map(LensDrafts.Draft::numbers).orElseGet(LinkedHashMap::new);
        }
        float[] none = {};
        for (int place = 0; place < fits.length; place++) {
            float[] map = numbers.getOrDefault(MAP + place, none);
            float[] offset = numbers.getOrDefault(OFFSET + place, none);
            float[] divergences = numbers.getOrDefault(DIVERGENCES + place, none);
            if (map.length == width * width && offset.length == width && divergences.length > 2) {
                List<Double> curve = IntStream.range(2, divergences.length).mapToObj(i -> (double) divergences[i]).toList();
                fits[place] = new TunedFit.Fitted(map, offset, curve, divergences[0], divergences[1]);
            }
        }
    }

    private void keep(TunedFit.@Nullable Fitted[] fits) {
        SequencedMap<String, float[]> numbers = new LinkedHashMap<>();
        for (int place = 0; place < fits.length; place++) {
            TunedFit.Fitted fit = fits[place];
            if (fit != null) {
                float[] divergences = new float[2 + fit.curve().size()];
                divergences[0] = (float) fit.logitLens();
                divergences[1] = (float) fit.tunedLens();
                IntStream.range(0, fit.curve().size()).forEach(i -> divergences[2 + i] = fit.curve().get(i).floatValue());
                numbers.put(MAP + place, fit.map());
                numbers.put(OFFSET + place, fit.offset());
                numbers.put(DIVERGENCES + place, divergences);
            }
        }
        drafts.write(new LensDrafts.Draft(texts.rows().size(), 0, 0, numbers));
    }

    private LensProgress progress(TunedFit.@Nullable Fitted[] fits, int done, @Nullable FittedLens lens) {
        List<TunedFit.Fitted> there = Stream.of(fits).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return new LensProgress("layers", done, fits.length, there.stream().map(TunedFit.Fitted::curve).toList(), there.stream().map(
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
