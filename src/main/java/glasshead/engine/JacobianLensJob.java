package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.JacobianFit;
import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The fitting of a Jacobian lens: the mean over texts, each on a worker, taken in the texts' order.
final class JacobianLensJob extends Job<LensProgress> {

    private static final String MAP = "map.";
    private static final String MOVED = "moved";
    /// What was found so far is kept after as many texts as take about as long as this many passes back.
    private static final int KEPT_EVERY = 1024;

    private final LoadedModel loaded;
    private final Workers workers;
    private final String mark;
    private final LensTexts texts;
    private final LensDrafts drafts;
    private final Consumer<FittedLens> keep;

    /// @param loaded for this job alone; closed with it
    /// @param mark   of the weights
    /// @param store  where the lens is kept, and what is found so far
    JacobianLensJob(LoadedModel loaded, Workers workers, Question.FitLens question, String mark, LensStore store) {
        if (loaded.info().layers() == 0) {
            throw new BadInput("This model has no layers, so there is nothing between a place and the end; choose one with layers.");
        }
        this.loaded = loaded;
        this.workers = workers;
        this.mark = mark;
        texts = LensTexts.of(loaded, question.texts()).require(1);
        keep = question.keep() && store.folder().isPresent() ? lens -> store.write(Optional.empty(), lens) : _ -> {};
        drafts = new LensDrafts(store.folder(), FittedLens.Kind.JACOBIAN, mark, texts.mark());
    }

    /// The mean so far.
    private final class Mean {

        private final List<double[]> sums = new ArrayList<>();
        private final List<Double> moved = new ArrayList<>();
        private int done;
        private long positions;
        private int cut;

        Mean() {
            try (NDManager manager = loaded.model().newManager()) {
                drafts.read(manager).filter(draft -> draft.texts() <= texts.rows().size()).ifPresent(this::goOn);
            }
        }

        private void goOn(LensDrafts.Draft draft) {
            int width = loaded.info().dModel();
            List<float[]> means = IntStream.rangeClosed(0, loaded.info().layers()).mapToObj(place -> draft.numbers().getOrDefault(
                    MAP + place, new float[0])).toList();
            float[] before = draft.numbers().getOrDefault(MOVED, new float[0]);
            if (before.length != draft.texts() || means.stream().anyMatch(mean -> mean.length != width * width)) {
                return;
            }
            done = draft.texts();
            positions = draft.positions();
            cut = draft.cut();
            for (float number : before) {
                moved.add((double) number);
            }
            means.forEach(mean -> sums.add(IntStream.range(0, mean.length).mapToDouble(i -> (double) mean[i] * done).toArray()));
        }

        void keep() {
            if (done > 0) {
                SequencedMap<String, float[]> numbers = new LinkedHashMap<>();
                List<float[]> means = means();
                IntStream.range(0, means.size()).forEach(place -> numbers.put(MAP + place, means.get(place)));
                float[] each = new float[done];
                IntStream.range(0, done).forEach(i -> each[i] = moved.get(i).floatValue());
                numbers.put(MOVED, each);
                drafts.write(new LensDrafts.Draft(done, positions, cut, numbers));
            }
        }

        void add(JacobianFit.Jacobians found) {
            if (sums.isEmpty()) {
                found.maps().forEach(map -> sums.add(new double[map.length]));
            }
            double shift = 0;
            double size = 0;
            for (int place = 0; place < sums.size(); place++) {
                double[] sum = sums.get(place);
                float[] map = found.maps().get(place);
                for (int i = 0; i < sum.length; i++) {
                    double before = done == 0 ? 0 : sum[i] / done;
                    sum[i] += map[i];
                    double now = sum[i] / (done + 1);
                    shift += (now - before) * (now - before);
                    size += now * now;
                }
            }
            done++;
            positions += found.positions();
            cut += found.cut() ? 1 : 0;
            moved.add(Math.sqrt(shift / size));
        }

        private List<float[]> means() {
            List<float[]> maps = new ArrayList<>();
            for (double[] sum : sums) {
                float[] map = new float[sum.length];
                for (int i = 0; i < map.length; i++) {
                    map[i] = (float) (sum[i] / done);
                }
                maps.add(map);
            }
            return maps;
        }

        LensProgress progress() {
            int width = loaded.info().dModel();
            return new LensProgress("texts", done, texts.rows().size(), List.of(List.copyOf(moved)), List.of(), texts.left(),
                    new FittedLens(
                            FittedLens.Kind.JACOBIAN, mark, done, positions, cut, width, means(), List.of()));
        }
    }

    @Override
    LensProgress answer(Consumer<LensProgress> soFar, BooleanSupplier cancelled) {
        Mean mean = new Mean();
        int first = mean.done;
        int often = Math.max(1, KEPT_EVERY / loaded.info().dModel());
        InOrder<JacobianFit.Jacobians> inOrder = new InOrder<>(found -> {
            mean.add(found);
            soFar.accept(mean.progress());
            if (mean.done % often == 0) {
                mean.keep();
            }
        });
        try {
            workers.each(texts.rows().stream().skip(first).<Function<BooleanSupplier, JacobianFit.Jacobians>>map(row -> stop -> JacobianFit
                    .of(loaded
                            .model(), row.ids(), stop)).toList(), inOrder::put, cancelled);
        } catch (CancellationException stopped) {
            mean.keep();
            throw stopped;
        }
        LensProgress whole = mean.progress();
        keep.accept(Objects.requireNonNull(whole.lens()));
        return whole;
    }

    @Override
    void release() {
        loaded.close();
        Objects.requireNonNull(loaded.opened()).close();
    }
}
