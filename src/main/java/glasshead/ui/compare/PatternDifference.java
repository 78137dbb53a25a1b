package glasshead.ui.compare;

import glasshead.analysis.AttentionMap;
import glasshead.analysis.AttentionView;
import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.Side;
import glasshead.pixels.Cells;
import glasshead.session.Session;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// How much more the right side's heads attend than the left's, position by position, each with its interventions.
final class PatternDifference {

    private static final double SMALLEST_LIMIT = 0.01;

    private final Session left;
    private final Session right;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private @Nullable AttentionMap ofLeft;
    private @Nullable AttentionMap ofRight;

    /// @param labels of the rows and columns: both tokens where they differ
    /// @param limit  the largest absolute difference
    record Shown(List<Head> heads, Cells cells, List<String> labels, double limit) {
    }

    PatternDifference(Session left, Session right) {
        this.left = left;
        this.right = right;
    }

    /// Nothing while there is none.
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Why there is none, empty where there is.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// @return ends it
    Subscription begin() {
        return Subscription.combine(left.findings().subscribe(_ -> ask()), right.findings().subscribe(_ -> ask()), left.selection()
                .focused()
                .subscribe(_ -> ask()));
    }

    private void ask() {
        Findings one = left.findings().get();
        Findings other = right.findings().get();
        List<Head> heads = left.selection().focused().get();
        String missing = missing(one, other, heads);
        notice.set(missing);
        ofLeft = null;
        ofRight = null;
        if (!missing.isEmpty()) {
            shown.set(null);
            return;
        }
        AttentionView view = new AttentionView(heads, Weighting.ATTENTION);
        left.ask(this, Side.AFTER, view, map -> {
            ofLeft = map;
            show();
        });
        right.ask(this, Side.AFTER, view, map -> {
            ofRight = map;
            show();
        });
    }

    static String missing(@Nullable Findings one, @Nullable Findings other, List<Head> heads) {
        if (one == null || other == null) {
            return "Both sides have to be run first.";
        }
        if (heads.isEmpty()) {
            return "Point at a head of the left side, or click one, to see how its attention differs on the right.";
        }
        if (!other.model().allHeads().containsAll(heads)) {
            return "The right side's model has no " + heads.getFirst() + "; choose a head that both have.";
        }
        if (one.tokens().length() != other.tokens().length()) {
            return Texts.format("The prompts have %d and %d tokens. A difference is taken position by position and needs equally many.", one
                    .tokens().length(), other.tokens().length());
        }
        return "";
    }

    private void show() {
        Findings one = left.findings().get();
        Findings other = right.findings().get();
        if (ofLeft != null && ofRight != null && one != null && other != null && ofLeft.heads().equals(ofRight.heads()) && ofLeft
                .length() == ofRight.length() && ofLeft.length() == one.tokens().length()) {
            shown.set(of(ofLeft, ofRight, one.tokens(), other.tokens()));
        }
    }

    /// Of two maps of one size.
    static Shown of(AttentionMap one, AttentionMap other, TokenRow left, TokenRow right) {
        float[] values = new float[one.values().length];
        double limit = SMALLEST_LIMIT;
        for (int i = 0; i < values.length; i++) {
            values[i] = other.values()[i] - one.values()[i];
            limit = Math.max(limit, Math.abs(values[i]));
        }
        List<String> labels = IntStream.range(0, one.length()).mapToObj(at -> left.labels()[at].equals(right.labels()[at]) ? left
                .labels()[at] : left.labels()[at] + "|" + right.labels()[at]).toList();
        return new Shown(one.heads(), Cells.causal(one.length(), values), labels, limit);
    }
}
