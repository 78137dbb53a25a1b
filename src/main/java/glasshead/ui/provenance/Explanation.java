package glasshead.ui.provenance;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadComposition;
import glasshead.analysis.HeadMetric;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.engine.Findings;
import glasshead.engine.Results;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Site;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Side;
import glasshead.ui.format.Numbers;
import glasshead.ui.provenance.Provenance.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Writes the [Provenance] of each kind of number that the panels show.
public final class Explanation {

    private static final int NAMED = 3;

    private Explanation() {}

    /// Attribution of one head, or the sum of several; only with a contrast.
    public static Provenance heads(Findings found, List<Head> heads) {
        RunFacts facts = new RunFacts(found);
        String subject = heads.size() == 1 ? heads.getFirst().toString() : heads.size() + " heads, sum";
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("site", sites(Site.Z, heads) + facts.at()));
        lines.add(new Line("value", facts.towardsContrast("z W_O")));
        lines.addAll(facts.ofAttribution());
        lines.add(new Line("shape", Texts.format("[pos %d, head %d, d_head %d]", found.tokens().length(), found.model().heads(), found
                .model().dHead())));
        return new Provenance(title(found, subject, results -> heads.stream()
                .mapToDouble(head -> results.get(LogitAttribution.ANALYSIS).of(head)).sum()), lines);
    }

    /// Attribution of the MLP of a layer.
    public static Provenance mlp(Findings found, int layer) {
        return residual(found, Part.mlp(layer).label(), Site.MLP_OUT.at(layer), "mlp_out",
                results -> results.get(LogitAttribution.ANALYSIS).mlps()[layer]);
    }

    public static Provenance embedding(Findings found) {
        return residual(found, "embedding", Site.EMBED.at(0), "W_E[token]", results -> results.get(LogitAttribution.ANALYSIS).embedding());
    }

    public static Provenance position(Findings found) {
        return residual(found, "position", Site.POS_EMBED.at(0), "W_pos[pos]", results -> results.get(LogitAttribution.ANALYSIS)
                .position());
    }

    public static Provenance biases(Findings found) {
        return residual(found, "biases", "b_O of every layer, b_U", "(Σ b_O)", results -> results.get(LogitAttribution.ANALYSIS).biases());
    }

    /// Heads' metric in one of the two runs.
    public static Provenance metric(Findings found, List<Head> heads, HeadMetric metric, Side side) {
        if (metric == HeadMetric.ATTRIBUTION) {
            return heads(found, heads);
        }
        RunFacts facts = new RunFacts(found);
        Results shown = side == Side.BEFORE ? found.baseline() : found.ablated();
        int length = found.tokens().length();
        return new Provenance(scores(heads, head -> shown.get(HeadScores.ANALYSIS).of(metric, head), metric.label()),
                List.of(new Line("site", sites(Site.PATTERN, heads)),
                        new Line("value", metric.meaning()),
                        new Line("weights", facts.weights()),
                        new Line("run", facts.run(side)),
                        new Line("shape", Texts.format("[head %d, query %d, key %d]", found.model().heads(), length, length))));
    }

    /// Heads' score on standard data.
    public static Provenance detector(Findings found, List<Head> heads, Detector detector, ModelScores scores) {
        return new Provenance(scores(heads, head -> scores.scores().of(detector, head), detector.label()) + " on random tokens",
                List.of(new Line("site", sites(Site.PATTERN, heads)),
                        new Line("value", detector.meaning() + ", 0 to 1"),
                        new Line("data", scores.data().description()),
                        new Line("run", "without interventions; the prompt plays no part"),
                        new Line("shape", Texts.format("[row %d, head %d]", scores.data().rows(), found.model().heads()))));
    }

    /// `L2H4, L2H5 → 0.12, 0.80 induction`
    private static String scores(List<Head> heads, ToDoubleFunction<Head> score, String name) {
        return listed(heads, Head::toString) + " → " + listed(heads, head -> Numbers.plain(score.applyAsDouble(head), 2)) + " "
                + name.toLowerCase(Locale.ROOT);
    }

    private static String sites(Site site, List<Head> heads) {
        return listed(heads, head -> site.at(head.layer()) + "[" + head.index() + "]");
    }

    private static String listed(List<Head> heads, Function<Head, String> written) {
        return heads.stream().limit(NAMED).map(written).collect(Collectors.joining(", ")) + (heads.size() > NAMED ? ", …" : "");
    }

    /// How much one head reads of another, by the weights.
    ///
    /// @param formula what the score is
    public static Provenance composition(HeadComposition.Scores scores, CompositionKind kind, Head other, String formula) {
        boolean earlier = other.layer() < scores.head().layer();
        Head from = earlier ? other : scores.head();
        Head into = earlier ? scores.head() : other;
        return new Provenance(from + " into " + into + " → " + Numbers.plain(scores.of(kind, other), 2) + " " + kind.label(),
                List.of(new Line("value", formula + ", 0 to 1; the first is of " + into + ", the other of " + from),
                        new Line("random", Numbers.plain(scores.random(), 4)
                                + " = 1 / √d_model, which unrelated matrices score; the grid shows the difference"),
                        new Line("weights", "LayerNorm folded, writing centred, whichever weights are run"),
                        new Line("run", "none; prompt and interventions play no part")));
    }

    /// Logit and probability of any token of the vocabulary.
    public static Provenance probability(Findings found, int id) {
        RunFacts facts = new RunFacts(found);
        return new Provenance(title(found, found.model().vocabulary().label(id), results -> results.get(Predictions.ANALYSIS).logits()[id])
                + " logits",
                List.of(new Line("site", "logits[" + id + "]" + facts.at()),
                        new Line("value", (found.model().hasLayerNorm() ? "ln_final(resid)" : "resid") + " · W_U[:, " + id
                                + "] + b_U; probability: softmax over the vocabulary"),
                        new Line("weights", facts.weights()),
                        new Line("run", facts.runs()),
                        new Line("shape", Texts.format("[pos %d, vocabulary %d]", found.tokens().length(), found.model().vocabulary()
                                .size()))));
    }

    /// The quantity that everything is attributed to.
    public static Provenance logitDifference(Findings found) {
        RunFacts facts = new RunFacts(found);
        return new Provenance(title(found, "logit difference", results -> results.get(Predictions.ANALYSIS).logitDifference()),
                List.of(new Line("site", "logits" + facts.at()),
                        new Line("value", facts.contrast("logit")),
                        new Line("weights", facts.weights()),
                        new Line("run", facts.runs())));
    }

    private static Provenance residual(Findings found, String subject, String site, String written, ToDoubleFunction<Results> value) {
        RunFacts facts = new RunFacts(found);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("site", site + facts.at()));
        lines.add(new Line("value", facts.towardsContrast(written)));
        lines.addAll(facts.ofAttribution());
        lines.add(new Line("shape", Texts.format("[pos %d, d_model %d]", found.tokens().length(), found.model().dModel())));
        return new Provenance(title(found, subject, value), lines);
    }

    private static String title(Findings found, String subject, ToDoubleFunction<Results> value) {
        String before = Numbers.signed(value.applyAsDouble(found.baseline()));
        return found.hasAblation()
                ? subject + ": " + before + " → " + Numbers.signed(value.applyAsDouble(found.ablated())) : subject + " → " + before;
    }
}
