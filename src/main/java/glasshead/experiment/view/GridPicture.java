package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What the cells of the grid of heads show: the pattern, a number on this prompt, one on random repeated tokens, or composition.
public enum GridPicture implements Word {
    PATTERN, ATTRIBUTION, ENTROPY, PREVIOUS, DUPLICATE, INDUCTION, FIRST, RANDOM_PREVIOUS, RANDOM_CURRENT, RANDOM_DUPLICATE,
    RANDOM_INDUCTION, RANDOM_FIRST, COMPOSITION
}
