package glasshead.training;

import glasshead.experiment.BadInput;
import java.util.List;

/// The models that can be trained.
public final class Recipes {

    private static final List<Recipe> ALL = List.of(
            new EnglishRecipe("tiny-english", 4, true, 5_500, 28, 1.6e-3, 24),
            new EnglishRecipe("attn-only-0l", 0, false, 1_500, 28, 1.6e-3, 0),
            new EnglishRecipe("attn-only-1l", 1, false, 2_500, 28, 1.6e-3, 0),
            new EnglishRecipe("attn-only-2l", 2, false, 4_500, 28, 1.6e-3, 26),
            new ModularAddition(113, 0.4, 8_000));

    private Recipes() {
    }

    public static List<String> names() {
        return ALL.stream().map(Recipe::name).toList();
    }

    public static Recipe named(String name) {
        return ALL.stream().filter(recipe -> recipe.name().equals(name)).findFirst().orElseThrow(() -> new BadInput(
                "There is no recipe '" + name + "': choose one of " + String.join(", ", names()) + "."));
    }
}
