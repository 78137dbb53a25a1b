package glasshead.ui;

import glasshead.analysis.Analysis;
import glasshead.analysis.ContrastTokens;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.GivenResults;
import glasshead.engine.ModelInfo;
import glasshead.engine.Results;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Side;
import glasshead.session.RunService;
import glasshead.session.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// A run service that the test works by hand.
public final class HandRuns implements RunService {

    public static final Experiment FIRST = new Experiment("tiny-english", new Prompt.Text("a b"), Prompt.NONE, Contrast.between(" b", " a"),
            List.of(), Options.DEFAULT);

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Consumer<Findings> finished;
    private Consumer<Session.Problem> failed;

    /// A run of a 4 x 6 model that cost this and found nothing else.
    public void finish(Cost cost) {
        finish(FIRST, null, cost);
    }

    /// The run of an experiment that found nothing.
    public void finish(Experiment experiment) {
        finish(experiment, null, new Cost(1, 0, 4, 1, 0, 1));
    }

    /// The same with a head ablated.
    public void finishAblated(Head head, Cost cost) {
        finish(FIRST.toggled(head), GivenResults.of(Map.of()), cost);
    }

    private void finish(Experiment experiment, Results ablated, Cost cost) {
        ModelInfo model = new ModelInfo("tiny-english", 4, 6, 48, 8, 192, 64, 1000, true, true, new Vocabulary(List.of(), List.of()), FIRST,
                List.of(), "");
        TokenRow tokens = new TokenRow(new int[] {0, 1, 2}, new String[] {"BOS", "a", "·b"}, true);
        finished.accept(new Findings(experiment, model, tokens, TokenRow.NONE, new ContrastTokens(new int[] {2}, new int[] {1}, 2), List
                .of(),
                null, ablated, List.of(), cost));
    }

    public void fail(String sentence) {
        fail(sentence, FIRST);
    }

    public void fail(String sentence, Experiment of) {
        failed.accept(new Session.Problem(sentence, of, 0));
    }

    public void setRunning(boolean now) {
        running.set(now);
    }

    @Override
    public void onFinished(Consumer<Findings> listener) {
        finished = listener;
    }

    @Override
    public void onFailed(Consumer<Session.Problem> listener) {
        failed = listener;
    }

    @Override
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    @Override
    public void request(Experiment experiment) {
        // The test says when a run ends.
    }

    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        // Nothing in the shell asks.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
