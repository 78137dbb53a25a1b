package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What has the place beside the attention.
public enum Beside implements Word {
    /// What each part of the model writes towards the answer.
    BARS,
    /// Why a head looks from one token to another.
    WHY,
    /// The neurons of one MLP.
    NEURONS
}
