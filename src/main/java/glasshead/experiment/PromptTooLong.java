package glasshead.experiment;

/// The prompt has more tokens than the model's context.
public final class PromptTooLong extends BadInput {

    private static final long serialVersionUID = 1L;

    private final int excess;

    public PromptTooLong(int tokens, int context) {
        super(Texts.format("The prompt has %d tokens, %d more than the %d this model can read; shorten it or cut it to fit.", tokens, tokens
                - context, context));
        excess = tokens - context;
    }

    /// By how many tokens.
    public int excess() {
        return excess;
    }
}
