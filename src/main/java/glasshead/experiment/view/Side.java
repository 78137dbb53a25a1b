package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Which run the attention pictures show: that without the interventions, or that with them.
public enum Side implements Word {
    BEFORE, AFTER
}
