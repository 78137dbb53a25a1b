package glasshead.ui.prompt;

/// The line under a prompt: what is to be said about it, and what one click can do about that.
record Notice(Kind kind, String sentence, Fix fix) {

    enum Kind {
        LEGEND, WARNING, ERROR
    }

    /// What the button behind the sentence does; `label` is written on it.
    enum Fix {
        NONE(""), DROP_SPACE("Delete it"), CUT("Cut to fit");

        private final String label;

        Fix(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Notice legend(String sentence) {
        return new Notice(Kind.LEGEND, sentence, Fix.NONE);
    }

    static Notice warning(String sentence) {
        return new Notice(Kind.WARNING, sentence, Fix.NONE);
    }

    static Notice error(String sentence) {
        return new Notice(Kind.ERROR, sentence, Fix.NONE);
    }

    Notice fixedBy(Fix changed) {
        return new Notice(kind, sentence, changed);
    }
}
