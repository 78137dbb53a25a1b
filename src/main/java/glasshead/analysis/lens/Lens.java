package glasshead.analysis.lens;

/// A way to read the residual stream before the end as if it were the end: what it becomes before the final LayerNorm and the unembedding.
public sealed interface Lens permits Lens.Logit, FittedLens {

    /// As it is.
    ///
    /// Source: "interpreting GPT: the logit lens" (nostalgebraist, 2020). Attribution freezes the LayerNorm's scale; a lens never does.
    record Logit() implements Lens {
    }
}
