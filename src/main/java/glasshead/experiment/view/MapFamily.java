package glasshead.experiment.view;

import java.util.Arrays;
import java.util.List;

/// Which part of the model is changed, and how: the first choice.
public enum MapFamily {
    ABLATION("Heads", "Ablate each head: what does the contrast lose?"),
    MLPS("MLPs", "Ablate each MLP"),
    BY_POSITION("By position", "Ablate each head at each position"),
    PATCHING("Patching", "Bring in activations of one prompt into the run of the other"),
    PAIRS("Pairs", "Ablate every two heads together: more or less than each alone?");

    private final String label;
    private final String tooltip;

    MapFamily(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    public String label() {
        return label;
    }

    public String tooltip() {
        return tooltip;
    }

    public List<MapQuestion> questions() {
        return Arrays.stream(MapQuestion.values()).filter(question -> question.family() == this).toList();
    }
}
