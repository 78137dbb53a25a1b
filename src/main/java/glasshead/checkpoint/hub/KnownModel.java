package glasshead.checkpoint.hub;

import java.util.List;
import java.util.Optional;

/// The GPT-2 models that people come for, with what is known of them before they are here.
///
/// @param name       the short name
/// @param repository where it is today
/// @param former     the name under which older caches hold it
/// @param parameters number of weights
/// @param disk       bytes to download: weights (fp32), tokenizer and config
/// @param licence    of the weights
public record KnownModel(String name, RepositoryName repository, RepositoryName former, long parameters, long disk, String licence, String about) {

    private static final String OPENAI_LICENCE = "Modified MIT (OpenAI)";

    private static KnownModel openai(String name, long parameters, long disk, String shape) {
        return new KnownModel(name, new RepositoryName("openai-community", name), new RepositoryName("", name), parameters, disk, OPENAI_LICENCE, shape);
    }

    /// From small to large.
    public static final List<KnownModel> ALL = List.of(
            new KnownModel("distilgpt2", new RepositoryName("distilbert", "distilgpt2"), new RepositoryName("", "distilgpt2"), 81_912_576, 354_000_000L,
                    "Apache-2.0", "6 layers × 12 heads, GPT-2 small distilled"),
            openai("gpt2", 124_439_808, 550_000_000L, "12 layers × 12 heads, GPT-2 small"),
            openai("gpt2-medium", 354_823_168, 1_522_000_000L, "24 layers × 16 heads"),
            openai("gpt2-large", 774_030_080, 3_249_000_000L, "36 layers × 20 heads"),
            openai("gpt2-xl", 1_557_611_200, 6_433_000_000L, "48 layers × 25 heads"));

    public static Optional<KnownModel> named(String name) {
        return ALL.stream().filter(model -> model.name.equals(name)).findFirst();
    }

    /// The known model that `repository` holds, under its present or its former name.
    public static Optional<KnownModel> of(RepositoryName repository) {
        return ALL.stream().filter(model -> model.repository.equals(repository) || model.former.equals(repository)).findFirst();
    }
}
