package glasshead.ui.heads;

import glasshead.analysis.HeadComposition;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the grid of heads says of composition.
final class CompositionTexts {

    private CompositionTexts() {}

    /// The kind, the formula and the range.
    static String legend(Composing composing) {
        CompositionKind kind = composing.kind();
        if (composing.scores() == null) {
            return "Choose a head: " + kind.label() + " of the others with it, by the weights";
        }
        String range = Numbers.signed(-composing.limit()) + " to " + Numbers.signed(composing.limit());
        return kind.label() + " with " + composing.scores().head() + ": " + formula(kind) + " less " + random(composing.scores())
                + " of unrelated matrices, " + range;
    }

    /// `‖W_QK · W_OV‖ / (‖W_QK‖ ‖W_OV‖)`, the later head's matrix first.
    static String formula(CompositionKind kind) {
        return "‖" + kind.product() + "‖ / (‖" + kind.product().replace(" · ", "‖ ‖") + "‖)";
    }

    static String help(Composing composing) {
        String part = composing.kind().part();
        if (composing.scores() == null) {
            return "Click a head: earlier ones then show how much they feed its " + part + ", later ones how much it feeds theirs.";
        }
        Head head = composing.scores().head();
        return "Above " + head + ": what feeds its " + part + ". Below: whose " + part + " it feeds. Grey hatch: its own layer.";
    }

    /// All kinds with one other head; empty where there are no scores.
    static Stream<String> lines(Composing composing, Head other) {
        HeadComposition.Scores scores = composing.scores();
        if (scores == null || other.layer() == scores.head().layer()) {
            return Stream.empty();
        }
        boolean earlier = other.layer() < scores.head().layer();
        String who = earlier ? scores.head() + " reads it by its" : "It reads " + scores.head() + " by its";
        String each = Arrays.stream(CompositionKind.values()).map(kind -> kind.part() + "  " + Numbers.plain(scores.of(kind, other), 2))
                .collect(Collectors.joining(", "));
        return Stream.of(who + " " + each + " (unrelated: " + random(scores) + ")");
    }

    /// The scores themselves, as the command line has them: a column for each kind.
    static Stream<String> columns(Composing composing) {
        return composing.scores() == null ? Stream.empty()
                : Arrays.stream(CompositionKind.values()).map(kind -> kind.label() + " with " + composing.scores().head());
    }

    static Stream<Double> values(Composing composing, Head other) {
        return composing.scores() == null ? Stream.empty() : Arrays.stream(CompositionKind.values()).map(kind -> composing.scores().of(kind,
                other));
    }

    static String spoken(Composing composing, Head other) {
        double value = composing.aboveRandom(other);
        return composing.scores() == null || Double.isNaN(value) ? ""
                : ", " + composing.kind().label().toLowerCase(Locale.ROOT) + " with " + composing.scores().head() + " " + Numbers.signed(
                        value) + " above unrelated matrices";
    }

    private static String random(HeadComposition.Scores scores) {
        return Numbers.plain(scores.random(), 2);
    }
}
