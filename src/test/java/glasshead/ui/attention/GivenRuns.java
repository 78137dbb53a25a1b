package glasshead.ui.attention;

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
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.RunsDouble;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A run service without a model: every run "finds" the tokens that are set, and no analyses.
final class GivenRuns extends RunsDouble {

    static final Experiment EXPERIMENT = new Experiment("given", new Prompt.Text("given"), Prompt.NONE,
            Contrast.between(" Mary", " John"), List.of(), Options.DEFAULT);

    String[] labels = {"<|endoftext|>", "When", "·Mary", "·and", "·to"};
    boolean bos = true;
    boolean contrast = true;

    @Override
    public void request(Experiment experiment) {
        int[] ids = IntStream.range(0, labels.length).toArray();
        ModelInfo model = new ModelInfo("given", 2, 3, 8, 4, 16, 32, 1000, true, true,
                new Vocabulary(List.of(labels), List.of(labels)), EXPERIMENT, List.of(), "");
        ContrastTokens asked = new ContrastTokens(contrast ? new int[] {1} : new int[0], new int[0], labels.length - 1);
        Results baseline = GivenResults.of(Map.of());
        Results ablated = experiment.active().isEmpty() ? baseline : GivenResults.of(Map.of());
        finish(new Findings(experiment, model, new TokenRow(ids, labels, bos), TokenRow.NONE, asked, List.of(),
                baseline, ablated, List.of(), Repairs.NONE, new Cost(1, 0, 2, 1, 1000, 0, 1)));
    }

    void fail(String sentence) {
        fail(new Session.Problem(sentence, EXPERIMENT, 0));
    }
}
