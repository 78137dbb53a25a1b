package glasshead.ui.circuit;

import glasshead.engine.EdgeScores;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Edge;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How circuits are spoken of.
final class CircuitTexts {

    private static final int SPOKEN = 3;
    private static final double MINUTE = 60;
    private static final long HOUR = 3600;

    private CircuitTexts() {}

    /// A node with its scores and its strongest edges.
    static String spoken(Shown shown, GraphNode node, @Nullable NodeFigures figures) {
        String scores = figures == null ? null : new NodeTints(figures).text(node);
        List<Edge> kept = shown.listed(false).stream().filter(node::has).toList();
        String strongest = kept.stream().limit(SPOKEN).map(edge -> ", " + edge + " " + Numbers.signed(shown.score(edge))).collect(Collectors
                .joining());
        return node + (scores == null ? "" : ", " + scores) + ", " + kept.size() + (kept.size() == 1 ? " edge" : " edges") + strongest;
    }

    /// An edge with its effect.
    static String told(Shown shown, Edge edge) {
        return edge + (Double.isNaN(shown.score(edge)) ? "" : " " + effect(shown, edge)) + (shown.dropped().contains(edge) ? ", cut" : "");
    }

    /// `≈ −0.12`, without the sign of approximation where it was computed exactly.
    static String effect(Shown shown, Edge edge) {
        return (shown.isExact(edge) ? "" : "≈ ") + Numbers.signed(shown.score(edge));
    }

    /// `0:04`, or `36 h 21` from an hour on.
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= HOUR) {
            return Texts.format("%d h %02d", whole / HOUR, whole % HOUR / (long) MINUTE);
        }
        return Texts.format("%d:%02d", whole / (long) MINUTE, whole % (long) MINUTE);
    }

    /// `312 of 927 edges · 0:04 left`
    static String progress(EdgeScores scores) {
        double left = scores.done() == 0 ? Double.NaN : scores.milliseconds() / 1000 * (scores.of() - scores.done()) / scores.done();
        String edges = Numbers.grouped(Math.round((double) scores.done() * scores.edges().size() / Math.max(1, scores.of())));
        return edges + " of " + Numbers.grouped(scores.edges().size())
                + (Double.isNaN(left) ? "" : " · " + duration(left) + " left");
    }

    /// What must be known of all figures: that zero is far away, what rows are left out; empty when there is nothing.
    static String remark(EdgeScores scores) {
        boolean zero = scores.question().on().cutting().replacement() == Replacement.ZERO;
        return Stream.of(zero ? "zero is far from anything the model has seen" : "", leftOut(scores)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// What rows are left out and why, in a sentence; empty when none is.
    private static String leftOut(EdgeScores scores) {
        var out = scores.leftOut();
        return out.isEmpty() ? "" : Texts.format("%d of %d rows are left out; row %d: %s", out.size(), scores.rows().size(), out.firstKey()
                + 1, out.firstEntry().getValue());
    }
}
