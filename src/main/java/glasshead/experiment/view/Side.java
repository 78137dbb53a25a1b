package glasshead.experiment.view;

/// Which run the attention pictures show: that without the interventions, or that with them.
public enum Side {
    BEFORE, AFTER
}
