package glasshead.ui.maps;

import java.util.Arrays;
import java.util.List;

/// Which part of the model is changed, and how: the first choice.
enum Family {
    ABLATION("Heads", "Ablate each head: what does the contrast lose?"),
    MLPS("MLPs", "Ablate each MLP"),
    BY_POSITION("By position", "Ablate each head at each position"),
    PATCHING("Patching", "Bring in activations of one prompt into the run of the other"),
    PAIRS("Pairs", "Ablate every two heads together: more or less than each alone?");

    private final String label;
    private final String tooltip;

    Family(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    String label() {
        return label;
    }

    String tooltip() {
        return tooltip;
    }

    List<Question> questions() {
        return Arrays.stream(Question.values()).filter(question -> question.family() == this).toList();
    }
}
