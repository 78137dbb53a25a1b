package glasshead.ui.circuit;

import glasshead.engine.CircuitQuestion;
import glasshead.engine.NodeScores;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.OnSet;
import glasshead.experiment.view.NodeScoring;
import glasshead.session.QuestionService;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Scores of nodes as they are asked for: by the chosen approximation, and by patching each.
final class Nodes {

    private final Map<NodeMethod, Asked<NodeScores>> scores = new EnumMap<>(NodeMethod.class);
    private final ReadOnlyObjectWrapper<@Nullable NodeFigures> figures = new ReadOnlyObjectWrapper<>();
    private @Nullable OnSet on;
    private boolean held;

    Nodes(QuestionService service) {
        for (NodeMethod method : NodeMethod.values()) {
            scores.put(method, new Asked<>(service, NodeScores::complete));
        }
    }

    /// Everything that is asked, to be followed.
    Collection<Asked<NodeScores>> all() {
        return scores.values();
    }

    Asked<NodeScores> exact() {
        return asked(NodeMethod.EXACT);
    }

    private Asked<NodeScores> asked(NodeMethod method) {
        return Objects.requireNonNull(scores.get(method));
    }

    /// Nothing while nodes have no scores.
    ReadOnlyObjectProperty<@Nullable NodeFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    /// Why there are no scores, as a sentence; else empty.
    String problem(NodeScoring scoring) {
        NodeMethod method = scoring.method();
        return method == null ? "" : asked(method).problem().get() + exact().problem().get();
    }

    void on(OnSet changed) {
        on = changed;
        held = false;
        scores.values().forEach(Asked::clear);
        figures.set(null);
    }

    /// Asks for what is missing: the approximation first, then each node by itself.
    ///
    /// @param check whether the exact scores come without being asked for
    void follow(NodeScoring scoring, boolean check) {
        OnSet of = on;
        NodeMethod method = scoring.method();
        if (method == null || of == null) {
            scores.values().forEach(Asked::stop);
            figures.set(null);
            return;
        }
        Asked<NodeScores> by = asked(method);
        if (method != NodeMethod.EXACT || !held) {
            begin(of, method);
        }
        if (check && !held && by.isWhole()) {
            begin(of, NodeMethod.EXACT);
        }
        figures.set(NodeFigures.of(method, by.answer().get(), exact().answer().get()));
    }

    private void begin(OnSet of, NodeMethod method) {
        Asked<NodeScores> asked = asked(method);
        if (!asked.isWhole() && !asked.running().get() && asked.problem().get().isEmpty()) {
            ask(of, method);
        }
    }

    private void ask(OnSet of, NodeMethod method) {
        asked(method).ask(new CircuitQuestion.OfNodes(of, method, Metric.LOGIT_DIFFERENCE));
    }

    /// Begins to patch each node, or stops; what is measured stays.
    void flipExact() {
        OnSet of = on;
        held = exact().running().get();
        if (held) {
            exact().stop();
        } else if (of != null) {
            ask(of, NodeMethod.EXACT);
        }
    }
}
