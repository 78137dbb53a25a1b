package glasshead.checkpoint.hub;

import java.util.List;
import java.util.Optional;

/// The GPT-2 models that people come for, with what is known of them before they are here. They share vocabulary, context and activation.
///
/// @param name       the short name
/// @param repository where it is today
/// @param former     the name under which older caches hold it
/// @param heads      in each layer
/// @param width      of the residual stream
/// @param disk       bytes to download: weights (fp32), tokenizer and config
/// @param licence    of the weights
public record KnownModel(String name, RepositoryName repository, RepositoryName former, int layers, int heads, int width, long disk,
        String licence) {

    private static KnownModel openai(String name, int layers, int heads, int width, long disk) {
        return new KnownModel(name, new RepositoryName("openai-community", name), new RepositoryName("", name), layers, heads, width, disk,
                "Modified MIT (OpenAI)");
    }

    /// From small to large.
    public static final List<KnownModel> ALL = List.of(
            new KnownModel("distilgpt2", new RepositoryName("distilbert", "distilgpt2"), new RepositoryName("", "distilgpt2"), 6, 12, 768,
                    354_000_000L, "Apache-2.0"),
            openai("gpt2", 12, 12, 768, 550_000_000L),
            openai("gpt2-medium", 24, 16, 1024, 1_522_000_000L),
            openai("gpt2-large", 36, 20, 1280, 3_249_000_000L),
            openai("gpt2-xl", 48, 25, 1600, 6_433_000_000L));

    /// The known model of this short name or repository.
    public static Optional<KnownModel> named(String written) {
        return ALL.stream().filter(model -> model.isNamed(written)).findFirst();
    }

    /// Whether `written` means this model: by its short name, or as `owner/name`.
    public boolean isNamed(String written) {
        return name.equals(written) || repository.toString().equals(written);
    }

    /// The known model that `repository` holds, under its present or its former name.
    public static Optional<KnownModel> of(RepositoryName repository) {
        return ALL.stream().filter(model -> model.repository.equals(repository) || model.former.equals(repository)).findFirst();
    }
}
