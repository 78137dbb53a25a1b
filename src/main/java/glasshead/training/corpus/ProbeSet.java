package glasshead.training.corpus;

/// What a model of the corpus is asked.
public enum ProbeSet {
    /// Held-out sentence forms with held-out names.
    INDIRECT_OBJECT,
    /// Every country's capital; the distractors are all other capitals.
    CAPITALS,
    /// Held-out first years; answers are the later years of the century, distractors the others: their probabilities are to be summed.
    GREATER_THAN,
    /// Days, months, number words and letters in sequences with a held-out opening and start.
    SUCCESSORS,
    /// Every name in the sentence form held out for it.
    PRONOUNS,
    /// Held-out pairs of nouns, one of them plural.
    AGREEMENT,
    /// Both directions of every pair of opposites; the distractor is the word itself.
    OPPOSITES,
    /// Held-out sentence forms with the names of training.
    INDIRECT_OBJECT_USUAL_NAMES,
    /// The sentence forms of training with the names of training: nothing is new but who meets whom where.
    INDIRECT_OBJECT_USUAL_FORMS
}
