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
        finish(new Findings(experiment, model, tokens, TokenRow.NONE, new ContrastTokens(new int[] {2}, new int[] {1}, 2), List
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
