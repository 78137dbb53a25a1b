package glasshead.training;

import glasshead.analysis.DetectorScores;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.Curve;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.TimelineWriter;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.ScoreStore;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes a trained model as a folder in Hugging Face layout, with its timeline, its heads' scores and its card.
final class ModelFolder {

    private ModelFolder() {}

    static void write(Recipe recipe, Path folder, TrainingState state) {
        SafetensorsWriter.write(folder.resolve(CheckpointFolder.WEIGHTS), state.weights().tensors(""), Map.of("format", "pt"));
        recipe.writeFiles(folder, state.seed());
        JsonFile.write(folder.resolve(CheckpointFolder.CONFIG), recipe.config());
        if (recipe.timelineLength() > 0) {
            writeTimeline(recipe, folder, state);
        }
        var models = new Models(folder.toAbsolutePath().resolveSibling(""));
        try (var engine = new InferenceEngine(models)) {
            DetectorScores heads = RepeatedTokens.fit(Gpt2Config.parse(recipe.config())) ? writeScores(engine, folder) : null;
            boolean adds = engine.model(folder.toString(), false).task() != null;
            ModelCardText.write(folder, recipe, state, heads, adds ? engine.answer(new Question.Addition(models.example(folder.toString())),
                    () -> false) : null);
        }
    }

    private static void writeTimeline(Recipe recipe, Path folder, TrainingState state) {
        var snapshots = new LinkedHashMap<Integer, Path>();
        // One more than the checkpoints, for the model itself.
        SnapshotChoice.of(state.measurements(), recipe.timelineLength() + 1).forEach(step -> snapshots.put(step, state.snapshot(step)));
        TimelineWriter.write(folder, snapshots, curves(recipe, state.measurements()));
    }

    private static List<Curve> curves(Recipe recipe, Measurements measurements) {
        var curves = new ArrayList<Curve>();
        for (int i = 0; i < recipe.scoreNames().size(); i++) {
            Recipe.Score score = recipe.scoreNames().get(i);
            curves.add(new Curve(score.name(), score.label(), score.unit(), measurements.steps(), measurements.score(i)));
        }
        // Shares first, since the first curves are those that are shown unasked, and shares have one axis in common.
        curves.sort(Comparator.comparing(Curve::unit));
        curves.addFirst(new Curve("loss", "Training loss", "nats", measurements.steps(), measurements.losses()));
        return curves;
    }

    private static DetectorScores writeScores(InferenceEngine engine, Path folder) {
        ModelScores scores = Objects.requireNonNull(
                engine.answer(new Question.Scores(folder.toString(), false, RepeatedTokens.SEED, false), _ -> {}, () -> false).scores());
        JsonFile.write(folder.resolve(ScoreStore.FILE), ModelScores.FORM, scores);
        return scores.scores();
    }
}
