package glasshead.ui;

import glasshead.analysis.ContrastTokens;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.GivenResults;
import glasshead.engine.ModelInfo;
import glasshead.engine.Repairs;
import glasshead.engine.Results;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import java.util.List;
import java.util.Map;

/// A run service that the test works by hand.
public final class HandRuns extends RunsDouble {

    public static final Experiment FIRST = new Experiment("tiny-english", new Prompt.Text("a b"), Prompt.NONE, Contrast.between(" b", " a"),
            List.of(), Options.DEFAULT);

    /// A run of a 4 x 6 model that cost this and found nothing else.
    public void finish(Cost cost) {
        finish(FIRST, null, cost);
    }

    /// The run of an experiment that found nothing.
    public void finish(Experiment experiment) {
        finish(experiment, null, new Cost(1, 0, 4, 1, 0, 0, 1));
    }

    /// The same with a head ablated.
    public void finishAblated(Head head, Cost cost) {
        finish(FIRST.toggled(head), GivenResults.of(Map.of()), cost);
    }

    /// The run of an experiment on a 1 x 2 model and on two tokens.
    public void finishSmaller(Experiment experiment) {
        TokenRow tokens = new TokenRow(new int[] {0, 1}, new String[] {"BOS", "a"}, true);
        finish(experiment, 1, 2, tokens, null, new Cost(1, 0, 1, 1, 0, 0, 1));
    }

    private void finish(Experiment experiment, Results ablated, Cost cost) {
        TokenRow tokens = new TokenRow(new int[] {0, 1, 2}, new String[] {"BOS", "a", "·b"}, true);
        finish(experiment, 4, 6, tokens, ablated, cost);
    }

    private void finish(Experiment experiment, int layers, int heads, TokenRow tokens, Results ablated, Cost cost) {
        ModelInfo model = new ModelInfo("tiny-english", layers, heads, 48, 8, 192, 64, 1000, true, true, new Vocabulary(List.of(), List
                .of()), FIRST,
                List.of(), "");
        finish(new Findings(experiment, model, tokens, TokenRow.NONE, new ContrastTokens(new int[] {2}, new int[] {1},
                tokens.length() - 1), List
                        .of(),
                null, ablated, List.of(), Repairs.NONE, cost));
    }

    public void fail(String sentence) {
        fail(sentence, FIRST);
    }

    public void fail(String sentence, Experiment of) {
        fail(new Session.Problem(sentence, of, 0));
    }
}
