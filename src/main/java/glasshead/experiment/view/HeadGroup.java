package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Word;
import java.util.List;

/// Heads that the user gave a name to, as `name movers`.
///
/// @param heads ascending
public record HeadGroup(String name, Colour colour, List<Head> heads) {

    private static final int LONGEST = 60;

    /// Told apart from each other by colour-blind eyes too, and from what colours mean elsewhere: answer, distractor, selection.
    public enum Colour implements Word {
        VIOLET("Violet"), GOLD("Gold"), GREEN("Green"), ROSE("Rose"), SKY("Sky"), BROWN("Brown");

        private final String label;

        Colour(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public HeadGroup {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new BadInput("a group of heads has a name of at most " + LONGEST + " characters");
        }
        if (heads.isEmpty()) {
            throw new BadInput("a group has at least one head");
        }
        heads = heads.stream().distinct().sorted().toList();
    }
}
