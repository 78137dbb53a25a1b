package glasshead.ui.circuit;

import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeAction;
import glasshead.engine.EdgeScores;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.session.QuestionService;
import glasshead.ui.format.Numbers;
import java.util.Arrays;

/// An edge by itself: in single prompts, and how it acts.
final class EdgeDetails {

    private final CircuitViewModel model;
    private final Asked<EdgeAction> action;

    EdgeDetails(CircuitViewModel model, QuestionService service) {
        this.model = model;
        action = new Asked<>(service, found -> found.done() == found.of());
    }

    /// What cutting an edge changes in each prompt: measured where the exact check is through, else by gradients.
    double[] perPrompt(Edge edge) {
        Shown there = model.shown().get();
        EdgeScores by = model.exact().isWhole() ? model.exact().answer().get() : model.approximate().answer().get();
        if (there == null || by == null) {
            return new double[0];
        }
        int index = there.graph().index(edge);
        return Arrays.stream(by.perRow()).mapToDouble(row -> row[index]).toArray();
    }

    /// What cutting an edge does in single prompts, in a few words; empty for one prompt.
    String inPrompts(Edge edge) {
        double[] values = Arrays.stream(perPrompt(edge)).filter(value -> !Double.isNaN(value)).sorted().toArray();
        long hurts = Arrays.stream(values).filter(value -> value < 0).count();
        return values.length < 2 ? "" : "\nhurts in " + hurts + " of " + values.length + " prompts, from " + Numbers.signed(values[0])
                + " to " + Numbers.signed(values[values.length - 1]) + (model.exact().isWhole() ? "" : " (by gradients)");
    }

    /// How an edge acts that this was asked of.
    Asked<EdgeAction> action() {
        return action;
    }

    void askAction(Edge edge) {
        OnSet of = model.on();
        if (of != null) {
            action.clear();
            action.ask(new CircuitQuestion.OfEdgeAction(of, edge, Metric.LOGIT_DIFFERENCE));
        }
    }
}
