package glasshead.experiment.view;

import glasshead.experiment.Experiment;

/// A state that was looked at for more than a moment.
///
/// @param number the logit difference with its interventions, of a set in the mean; `NaN` where nothing is asked
/// @param note   the user's, empty for none
public record Looked(Experiment experiment, double number, String note) {

    /// Letters of a note.
    public static final int LONGEST_NOTE = 500;

    public Looked {
        note = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
    }

    public Looked withNote(String changed) {
        return new Looked(experiment, number, changed);
    }
}
