package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What the window is used for at the moment. Each has the panels that its question needs; the subject (a prompt or a set) and the outcome
/// (the contrast and its number) stand above all of them.
public enum Workspace implements Word {
    HEADS("Heads", "Every attention head: its pattern, and what it writes towards the answer"),
    LENS("Lens", "What the model would say after each layer"),
    MAPS("Maps", "One question asked of every part of the model"),
    CIRCUIT("Circuit", "Which edges between parts carry the answer"),
    EXAMPLES("Examples", "Where in a text corpus a head or neuron is most active"),
    WEIGHTS("Weights", "What the weights say without any prompt"),
    TRAINING("Training", "How the answer came about over the checkpoints of training"),
    LESSONS("Lessons", "Lessons to go through, step by step");

    private final String label;
    private final String meaning;

    Workspace(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    /// The digit that goes there, which does not depend on which others there are.
    public String key() {
        return Integer.toString(ordinal() + 1);
    }
}
