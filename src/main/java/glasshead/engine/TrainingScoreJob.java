package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.DetectorScores;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.ScoreStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Scores the heads at every step of a training, as far as that is not kept yet. The weights of each step are loaded beside the model that
/// is in use, one after another.
final class TrainingScoreJob extends Job<TrainingScores> {

    private final String name;
    private final OpenFolder opened;
    private final Workers workers;
    private final ScoreStore store;
    private final NDManager parent;
    private final LongSupplier available;
    private final List<Integer> steps;

    /// @param parent    owns the weights of a step while they are in use
    /// @param available how much memory is free, in bytes
    TrainingScoreJob(LoadedModel loaded, Workers workers, ScoreStore store, NDManager parent, LongSupplier available) {
        name = loaded.info().name();
        this.workers = workers;
        this.store = store;
        this.parent = parent;
        this.available = available;
        Path folder = Objects.requireNonNull(loaded.opened()).folder();
        steps = Timeline.isIn(folder) ? Timeline.read(folder).steps() : List.of();
        opened = OpenFolder.open(folder);
    }

    @Override
    TrainingScores answer(Consumer<TrainingScores> soFar, BooleanSupplier cancelled) {
        List<DetectorScores> scores = new ArrayList<>();
        for (int step : steps) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            Optional<ModelScores> known = store.find(opened.folder(), step);
            scores.add((known.isPresent() ? known.get() : computed(step, cancelled)).scores());
            soFar.accept(new TrainingScores(steps, scores));
        }
        return new TrainingScores(steps, scores);
    }

    private ModelScores computed(int step, BooleanSupplier cancelled) {
        ModelPlace place = new ModelPlace(name, opened.folder(), step);
        try (LoadedModel then = LoadedModel.load(place, opened, false, parent, available);
                ScoreJob job = new ScoreJob(then, workers, RepeatedTokens.SEED, store, store.folder().isPresent())) {
            return Objects.requireNonNull(job.run(_ -> {}, cancelled).scores());
        }
    }

    @Override
    void release() {
        opened.close();
    }
}
