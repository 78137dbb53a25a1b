package glasshead.ui.circuit;

import glasshead.experiment.Edge;
import glasshead.experiment.PatchedNode;
import glasshead.ui.options.ViewOptions;
import org.jspecify.annotations.Nullable;

/// The scatters of what has approximate and exact scores.
final class Scatters {

    private Scatters() {}

    /// A dot for each edge; a click cuts one or takes it in.
    static ScatterPane edges(CircuitViewModel model, ViewOptions options) {
        ScatterPane pane = new ScatterPane(options, "Approximate against exact scores of edges", dot -> model.pointing().edge().set(edge(
                model,
                dot)), dot -> {
                    Edge edge = edge(model, dot);
                    if (edge != null) {
                        model.edits().click(edge);
                    }
                });
        model.shown().subscribe(shown -> pane.show(shown == null ? null : Dots.of(shown)));
        model.pointing().edge().subscribe(edge -> {
            Shown shown = model.shown().get();
            pane.point(edge == null || shown == null || !shown.graph().has(edge.sender()) ? ScatterPane.NONE : shown.graph().index(edge));
        });
        return pane;
    }

    private static @Nullable Edge edge(CircuitViewModel model, int dot) {
        Shown shown = model.shown().get();
        return shown == null || dot == ScatterPane.NONE ? null : shown.edges().get(dot);
    }

    /// A dot for each node; a click shows the senders of what reads.
    static ScatterPane nodes(CircuitViewModel model, ViewOptions options) {
        var figures = model.nodes().figures();
        ScatterPane pane = new ScatterPane(options, "Approximate against exact scores of nodes", dot -> model.pointing().activation().set(
                node(figures.get(), dot)), dot -> {
                    PatchedNode node = node(figures.get(), dot);
                    if (node != null) {
                        model.edits().senders(node);
                    }
                });
        figures.subscribe(now -> pane.show(now == null ? null : Dots.of(now)));
        model.pointing().activation().subscribe(node -> {
            NodeFigures now = figures.get();
            pane.point(now == null || node == null ? ScatterPane.NONE : now.nodes().indexOf(node));
        });
        return pane;
    }

    private static @Nullable PatchedNode node(@Nullable NodeFigures figures, int dot) {
        return figures == null || dot == ScatterPane.NONE ? null : figures.nodes().get(dot);
    }
}
