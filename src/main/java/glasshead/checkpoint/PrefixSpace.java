package glasshead.checkpoint;

/// Whether a space is put in front of a text: `tokenizer.json` says so, `tokenizer_config.json` may say something else, and which of them
/// transformers follows depends on the tokenizer's class.
///
/// @param content as it is to be read
/// @param note    a sentence where the files, or transformers, say something else; else empty
record PrefixSpace(TokenizerJson content, String note) {

    static PrefixSpace of(TokenizerJson content, TokenizerSettings settings) {
        boolean own = content.prefixSpace();
        Boolean said = settings.prefixSpace();
        boolean contradicts = said != null && said != own;
        if (!settings.isGpt2()) {
            return new PrefixSpace(content, contradicts && content.isByteLevel() ? difference(own) + "the former is followed, as in "
                    + "transformers for a " + settings.tokenizerClass() + "." : "");
        }
        if (!content.isGpt2()) {
            return new PrefixSpace(content,
                    "tokenizer.json changes or cuts text in another way than GPT-2's tokenizer; it is followed, where "
                            + "transformers' GPT2Tokenizer takes only its tokens and merges (unless tokenizer_config.json names "
                            + "PreTrainedTokenizerFast).");
        }
        if (said != null && contradicts) {
            return new PrefixSpace(content.withPrefixSpace(said), difference(own) + "the latter is followed, as in transformers.");
        }
        return new PrefixSpace(content, said != null || !own ? ""
                : "tokenizer.json puts a space in front of the text (add_prefix_space) and "
                        + "is followed; transformers' GPT2Tokenizer would only if tokenizer_config.json said so too.");
    }

    private static String difference(boolean own) {
        return "tokenizer.json puts " + (own ? "a" : "no") + " space in front of the text and tokenizer_config.json " + (own ? "none"
                : "does")
                + " (add_prefix_space); ";
    }
}
