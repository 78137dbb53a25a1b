package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.gpt2.Gpt2;
import java.nio.file.Path;
import java.util.List;

/// A recipe's first steps, measured more often.
record Shortened(Recipe recipe, int steps, int measureEvery, int timelineLength) implements Recipe {

    @Override
    public String name() {
        return recipe.name();
    }

    @Override
    public ObjectNode config() {
        return recipe.config();
    }

    @Override
    public double learningRate(int step) {
        return recipe.learningRate(step);
    }

    @Override
    public String rateInWords() {
        return recipe.rateInWords();
    }

    @Override
    public AdamW.Settings optimiser() {
        return recipe.optimiser();
    }

    @Override
    public Initialisation initialisation(long seed) {
        return recipe.initialisation(seed);
    }

    @Override
    public NDArray loss(Gpt2 model, NDManager scratch, long seed, int step) {
        return recipe.loss(model, scratch, seed, step);
    }

    @Override
    public double[] scores(Gpt2 model, long seed) {
        return recipe.scores(model, seed);
    }

    @Override
    public List<Score> scoreNames() {
        return recipe.scoreNames();
    }

    @Override
    public String texts() {
        return recipe.texts();
    }

    @Override
    public void writeFiles(Path folder, long seed) {
        recipe.writeFiles(folder, seed);
    }
}
