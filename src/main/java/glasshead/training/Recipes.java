package glasshead.training;

import glasshead.experiment.BadInput;
import glasshead.training.EnglishRecipe.Cosine;
import glasshead.training.EnglishRecipe.Stage;
import glasshead.training.corpus.Lesson;
import java.util.List;

/// The models that can be trained.
public final class Recipes {

    private static final List<Recipe> ALL = List.of(
            new EnglishRecipe("tiny-english", 4, true, tinyEnglish(), 28, 24),
            new EnglishRecipe("attn-only-0l", 0, false, attentionOnly(1_500), 28, 0),
            new EnglishRecipe("attn-only-1l", 1, false, attentionOnly(2_500), 28, 0),
            new EnglishRecipe("attn-only-2l", 2, false, attentionOnly(4_500), 28, 26),
            new ModularAddition(113, 0.4, 8_000));

    private Recipes() {
    }

    private static List<Stage> tinyEnglish() {
        var rate = new Cosine(0, 200, 5_500, 1.6e-3);
        return List.of(new Stage(3_100, Lesson.REPEATS, rate), new Stage(4_200, Lesson.PAIRS, rate),
                new Stage(7_200, Lesson.NAMESAKES, new Cosine(4_200, 100, 7_200, 1e-3)));
    }

    private static List<Stage> attentionOnly(int steps) {
        return List.of(new Stage(steps, Lesson.PAIRS, new Cosine(0, 200, steps, 1.6e-3)));
    }

    public static List<String> names() {
        return ALL.stream().map(Recipe::name).toList();
    }

    public static Recipe named(String name) {
        return ALL.stream().filter(recipe -> recipe.name().equals(name)).findFirst().orElseThrow(() -> new BadInput(
                "There is no recipe '" + name + "': choose one of " + String.join(", ", names()) + "."));
    }
}
