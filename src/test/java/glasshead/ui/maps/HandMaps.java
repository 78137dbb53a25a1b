package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;

/// A service of maps that the test works by hand: it says when a piece is computed.
final class HandMaps implements QuestionService {

    static final double BASE = 2.25;
    static final double SOURCE = -2.5;

    final List<Request> requests = new ArrayList<>();
    private final int layers;
    private final int heads;
    private final int positions;

    HandMaps(int layers, int heads, int positions) {
        this.layers = layers;
        this.heads = heads;
        this.positions = positions;
    }

    /// A map that was asked for.
    final class Request {

        final Experiment experiment;
        final MapKind kind;
        final boolean reverse;
        final MapRange range;
        private final Consumer<EffectMap> progress;
        private final Consumer<BadInput> failed;
        boolean cancelled;

        Request(Experiment experiment, MapKind kind, boolean reverse, MapRange range, Consumer<EffectMap> progress,
                Consumer<BadInput> failed) {
            this.experiment = experiment;
            this.kind = kind;
            this.reverse = reverse;
            this.range = range;
            this.progress = progress;
            this.failed = failed;
        }

        void finish() {
            deliver(size());
        }

        int size() {
            return IntStream.of(kind.shape(layers, heads, positions)).reduce(1, (a, b) -> a * b);
        }

        /// The first cells are computed; each is a draw that depends on the kind.
        void deliver(int done) {
            Experiment made = kind.patching() && !reverse ? experiment.withPrompt(experiment.other()).withOther(experiment.prompt())
                    : experiment;
            double base = kind.patching() && !reverse ? SOURCE : BASE;
            double source = !kind.patching() ? base : reverse ? SOURCE : BASE;
            Random random = new Random(kind.ordinal());
            double[] values = new double[size()];
            Arrays.setAll(values, cell -> kind.patching() ? base + (source - base) * Math.abs(Math.pow(random.nextGaussian(), 3) * 0.15)
                    : base + Math.pow(random.nextGaussian(), 3) * 0.5);
            Arrays.fill(values, done, values.length, Double.NaN);
            String[] labels = IntStream.range(0, positions).mapToObj(i -> i == 0 ? "BOS" : i % 7 == 0 ? "·understanding" : "·word" + i)
                    .toArray(String[]::new);
            progress.accept(new EffectMap(kind, made, kind.shape(layers, heads, positions), kind.cells(layers, heads, positions), values,
                    base, source,
                    done, labels));
        }

        void fail(String sentence) {
            failed.accept(new BadInput(sentence));
        }
    }

    Request last() {
        return requests.getLast();
    }

    /// Finishes everything that is asked for, and what that leads to.
    void finishAll() {
        for (int next = 0; next < requests.size(); next++) {
            if (!requests.get(next).cancelled) {
                requests.get(next).finish();
            }
        }
    }

    /// The maps of the prompt that is shown.
    SetMaps maps() {
        return new SetMaps(this, new SimpleObjectProperty<>());
    }

    @Override
    @SuppressWarnings("unchecked") // a map is asked for, and answered
    public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> failed) {
        Question.Map map = (Question.Map) question;
        Request request = new Request(map.experiment(), map.kind(), map.reverse(), map.range(), (Consumer<EffectMap>) soFar, failed);
        requests.add(request);
        return () -> request.cancelled = true;
    }
}
