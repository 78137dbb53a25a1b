package glasshead.ui.attention;

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
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Side;
import glasshead.session.RunService;
import glasshead.session.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// A run service without a model: every run "finds" the tokens that are set, and no analyses.
final class GivenRuns implements RunService {

    static final Experiment EXPERIMENT = new Experiment("given", new Prompt.Text("given"), Prompt.NONE,
            Contrast.between(" Mary", " John"), List.of(), Options.DEFAULT);

    String[] labels = {"<|endoftext|>", "When", "·Mary", "·and", "·to"};
    boolean bos = true;
    boolean contrast = true;
    private Consumer<Findings> finished;
    private Consumer<Session.Problem> failed;

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
        return new ReadOnlyBooleanWrapper().getReadOnlyProperty();
    }

    @Override
    public void request(Experiment experiment) {
        int[] ids = IntStream.range(0, labels.length).toArray();
        ModelInfo model = new ModelInfo("given", 2, 3, 8, 4, 16, 32, 1000, true, true,
                new Vocabulary(List.of(labels), List.of(labels)), EXPERIMENT, List.of(), "");
        ContrastTokens asked = new ContrastTokens(contrast ? new int[] {1} : new int[0], new int[0], labels.length - 1);
        Results baseline = GivenResults.of(Map.of());
        Results ablated = experiment.active().isEmpty() ? baseline : GivenResults.of(Map.of());
        finished.accept(new Findings(experiment, model, new TokenRow(ids, labels, bos), TokenRow.NONE, asked, List.of(),
                baseline, ablated, List.of(), new Cost(1, 0, 2, 1, 1000, 1)));
    }

    void fail(String sentence) {
        failed.accept(new Session.Problem(sentence, EXPERIMENT, 0));
    }

    @Override
    public <R> void ask(Object asker, Findings of, Side side, Analysis<R> analysis, Consumer<R> then) {
        throw new UnsupportedOperationException("maps are given");
    }

    @Override
    public void close() {}
}
