package glasshead.analysis;

import glasshead.experiment.Texts;

/// How what an ablation did stands to what attribution predicted. What the logit difference really did decides: only a loss that was
/// predicted and did not come, or not wholly, was made up for.
public enum RepairVerdict {
    AS_PREDICTED("as predicted"),
    PARTLY_MADE_UP("%s of it made up for"),
    ALL_MADE_UP("all of it made up for"),
    MORE_THAN_MADE_UP("more than made up for"),
    MORE_LOST("%s more lost than predicted"),
    MORE_GAINED("%s more gained than predicted"),
    LESS_GAINED("%s less gained than predicted"),
    LOST_INSTEAD("lost where a gain was predicted"),
    LOST_UNFORESEEN("%s lost that attribution does not see"),
    GAINED_UNFORESEEN("%s gained that attribution does not see");

    /// What rounds to nothing with two decimals is nothing.
    private static final double VISIBLE = 0.005;

    private final String words;

    RepairVerdict(String words) {
        this.words = words;
    }

    public static RepairVerdict of(SelfRepair repair) {
        if (!isVisible(repair.gap())) {
            return AS_PREDICTED;
        }
        int predicted = sign(repair.predicted());
        int actual = sign(repair.actual());
        return switch (predicted) {
            case -1 -> actual > 0 ? MORE_THAN_MADE_UP : actual == 0 ? ALL_MADE_UP : repair.gap() > 0 ? PARTLY_MADE_UP : MORE_LOST;
            case 1 -> actual < 0 ? LOST_INSTEAD : repair.gap() < 0 ? LESS_GAINED : MORE_GAINED;
            default -> repair.gap() < 0 ? LOST_UNFORESEEN : GAINED_UNFORESEEN;
        };
    }

    private static int sign(double value) {
        return isVisible(value) ? (int) Math.signum(value) : 0;
    }

    public static boolean isVisible(double value) {
        return Math.abs(value) >= VISIBLE;
    }

    /// `2.05 of it made up for`
    public String of(double gap) {
        return words.replace("%s", Texts.format("%.2f", Math.abs(gap)));
    }
}
