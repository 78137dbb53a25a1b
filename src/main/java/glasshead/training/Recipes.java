package glasshead.training;

import glasshead.experiment.BadInput;
import glasshead.training.EnglishRecipe.Rate;
import java.util.List;

/// The models that can be trained.
public final class Recipes {

    private static final List<Recipe> ALL = List.of(
            new EnglishRecipe("tiny-english", 4, true, new Rate(3_800, 1_400, 3_400, 4_700, 5_300), 20),
            new EnglishRecipe("attn-only-0l", 0, false, Rate.cosine(1_500), 0),
            new EnglishRecipe("attn-only-1l", 1, false, Rate.cosine(2_500), 0),
            new EnglishRecipe("attn-only-2l", 2, false, new Rate(3_600, 2_000, 4_000, 4_600, 4_600), 20),
            new ModularRecipe(113, 0.4, 8_000));

    private Recipes() {}

    public static List<String> names() {
        return ALL.stream().map(Recipe::name).toList();
    }

    public static Recipe named(String name) {
        return ALL.stream().filter(recipe -> recipe.name().equals(name)).findFirst().orElseThrow(() -> new BadInput(
                "There is no recipe '" + name + "': choose one of " + String.join(", ", names()) + "."));
    }
}
