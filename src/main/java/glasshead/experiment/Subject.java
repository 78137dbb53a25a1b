package glasshead.experiment;

/// What an experiment is about: a prompt by itself, or a set, one example of which is shown.
///
/// What is typed over a set's example is no longer a row of that set: a changed prompt, second prompt, answer or distractor makes a prompt
/// by itself, and undo brings the set back. The position where the logits are read belongs to the whole set, so moving it stays in the set.
public sealed interface Subject {

    Prompt prompt();

    /// The second prompt, [Prompt#NONE] where there is none.
    Prompt other();

    Contrast contrast();

    /// All examples; a prompt by itself is a set of one.
    DataSet set();

    /// Index of the example that is shown.
    int shown();

    /// The same with another example shown.
    ///
    /// @throws BadInput when there is none of this index
    Subject withShown(int changed);

    Subject withContrast(Contrast changed);

    default Subject withPrompt(Prompt changed) {
        return changed.equals(prompt()) ? this : new Alone(changed, other(), contrast());
    }

    default Subject withOther(Prompt changed) {
        return changed.equals(other()) ? this : new Alone(prompt(), changed, contrast());
    }

    /// One prompt with its question.
    record Alone(Prompt prompt, Prompt other, Contrast contrast) implements Subject {

        @Override
        public DataSet set() {
            return DataSet.of(new Example(prompt, other, contrast.answers(), contrast.distractors()));
        }

        @Override
        public int shown() {
            return 0;
        }

        @Override
        public Subject withShown(int changed) {
            set().require(changed);
            return this;
        }

        @Override
        public Subject withContrast(Contrast changed) {
            return new Alone(prompt, other, changed);
        }
    }

    /// A set and what of it is shown. The set is shared by all that is made of this, and compared by identity first.
    ///
    /// @param position where the logits of every example are read, as in a contrast
    record OfSet(DataSet set, int shown, int position) implements Subject {

        /// @throws BadInput when there is no such example
        public OfSet {
            set.require(shown);
        }

        /// The whole set, its first example shown, read at the last position.
        public static OfSet first(DataSet set) {
            return new OfSet(set, 0, Contrast.LAST);
        }

        private Example example() {
            return set.examples().get(shown);
        }

        @Override
        public Prompt prompt() {
            return example().prompt();
        }

        @Override
        public Prompt other() {
            return example().other();
        }

        @Override
        public Contrast contrast() {
            return example().contrast(position);
        }

        @Override
        public Subject withShown(int changed) {
            return new OfSet(set, changed, position);
        }

        @Override
        public Subject withContrast(Contrast changed) {
            OfSet moved = new OfSet(set, shown, changed.position());
            return changed.equals(moved.contrast()) ? moved : new Alone(prompt(), other(), changed);
        }
    }
}
