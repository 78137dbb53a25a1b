package glasshead.engine;

import glasshead.analysis.lens.FittedLens;
import glasshead.analysis.lens.JacobianFit;
import glasshead.experiment.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// The fitting of a Jacobian lens: the mean over texts, each on a worker, taken in the texts' order.
final class JacobianLensJob extends Job<LensProgress> {

    private final LoadedModel loaded;
    private final Workers workers;
    private final String mark;
    private final LensTexts texts;

    /// @param mark of the weights
    JacobianLensJob(LoadedModel loaded, Workers workers, Question.FitLens question, String mark) {
        if (loaded.info().layers() == 0) {
            throw new BadInput("This model has no layers, so there is nothing between a place and the end; choose one with layers.");
        }
        this.loaded = loaded;
        this.workers = workers;
        this.mark = mark;
        texts = LensTexts.of(loaded, question.texts()).require(1);
    }

    /// The mean so far.
    private final class Mean {

        private final List<double[]> sums = new ArrayList<>();
        private final List<Double> moved = new ArrayList<>();
        private int done;
        private long positions;
        private int cut;

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

        LensProgress progress() {
            int width = loaded.info().dModel();
            List<float[]> maps = new ArrayList<>();
            for (double[] sum : sums) {
                float[] map = new float[sum.length];
                for (int i = 0; i < map.length; i++) {
                    map[i] = (float) (sum[i] / done);
                }
                maps.add(map);
            }
            return new LensProgress("texts", done, texts.rows().size(), List.of(List.copyOf(moved)), List.of(), texts.left(),
                    new FittedLens(
                            FittedLens.Kind.JACOBIAN, mark, done, positions, cut, width, maps, List.of()));
        }
    }

    @Override
    LensProgress answer(Consumer<LensProgress> soFar, BooleanSupplier cancelled) {
        Mean mean = new Mean();
        InOrder<JacobianFit.Jacobians> inOrder = new InOrder<>(found -> {
            mean.add(found);
            soFar.accept(mean.progress());
        });
        workers.each(texts.rows().stream().<Function<BooleanSupplier, JacobianFit.Jacobians>>map(row -> stop -> JacobianFit.of(loaded
                .model(), row.ids(), stop)).toList(), inOrder::put, cancelled);
        return mean.progress();
    }

    @Override
    void release() {
        // what is held belongs to the answer
    }
}
