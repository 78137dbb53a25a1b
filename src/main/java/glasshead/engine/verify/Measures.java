package glasshead.engine.verify;

import glasshead.analysis.HeadMetric;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.engine.Answers;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.Results;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Measures figures that are read off runs with and without interventions. Where a figure has several prompts, the mean over them is meant.
///
/// @param model name of the model
record Measures(Answers answers, String model, BooleanSupplier cancelled) {

    private static final int RANDOM_TOKENS = 100;
    private static final int RANDOM_ROWS = 2;

    /// @throws IllegalArgumentException when the figure's kind is none of those here
    FigureResult measure(Figure figure) {
        TextMeasures texts = new TextMeasures(answers, model, cancelled);
        return switch (figure.kind()) {
            case "logit-difference" -> Comparison.one(figure, mean(figure, findings -> difference(findings.ablated())));
            case "effect" -> Comparison.one(figure, mean(figure, findings -> difference(findings.ablated()) - difference(findings
                    .baseline())));
            case "probabilities" -> probabilities(figure);
            case "attribution" -> attribution(figure);
            case "layer-attribution" -> layerAttribution(figure);
            case "head-scores" -> headScores(figure);
            case "heads-on-text" -> texts.heads(figure);
            case "map" -> map(figure);
            case "loss" -> texts.loss(figure);
            case "continuation" -> texts.continuation(figure);
            case "final-hidden" -> texts.finalHidden(figure);
            case "sorted" -> texts.sorted(figure);
            default -> throw new IllegalArgumentException("no way to measure " + figure.kind());
        };
    }

    private static double difference(Results results) {
        return results.get(Predictions.ANALYSIS).logitDifference();
    }

    private List<Findings> runs(Figure figure) {
        return figure.experiments(model).stream().map(experiment -> answers.answer(new Question.Run(experiment.withInterventions(figure
                .interventions()), List.of(Predictions.ANALYSIS, LogitAttribution.ANALYSIS)), cancelled)).toList();
    }

    private double mean(Figure figure, ToDoubleFunction<Findings> value) {
        return runs(figure).stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private FigureResult probabilities(Figure figure) {
        Findings findings = runs(figure).getFirst();
        Comparison comparison = new Comparison(figure);
        figure.byName().forEach((token, published) -> {
            int id = findings.model().vocabulary().texts().indexOf(token);
            double got = id < 0 ? Double.NaN : findings.ablated().get(Predictions.ANALYSIS).of(id).probability();
            comparison.add("'" + token + "'", published, got);
        });
        return comparison.result();
    }

    private FigureResult attribution(Figure figure) {
        return average(figure, headLabels(), findings -> Arrays.stream(findings.ablated().get(LogitAttribution.ANALYSIS).heads())
                .flatMapToDouble(Arrays::stream).toArray());
    }

    /// Embedding, position, then each layer's attention (heads and bias) and MLP, as TransformerLens' `decompose_resid` lists them.
    private FigureResult layerAttribution(Figure figure) {
        return average(figure, List.of(), findings -> {
            LogitAttribution parts = findings.ablated().get(LogitAttribution.ANALYSIS);
            DoubleStream layers = IntStream.range(0, parts.heads().length).boxed().flatMapToDouble(layer -> DoubleStream.of(
                    DoubleStream.of(parts.heads()[layer]).sum() + parts.attentionBiases()[layer], parts.mlps()[layer]));
            return DoubleStream.concat(DoubleStream.of(parts.embedding(), parts.position()), layers).toArray();
        });
    }

    private interface Numbers {
        double[] of(Findings findings);
    }

    private FigureResult average(Figure figure, List<String> labels, Numbers numbers) {
        return compare(figure, labels, runs(figure).stream().map(numbers::of).toList());
    }

    private static FigureResult compare(Figure figure, List<String> labels, List<double[]> each) {
        double[] mean = new double[each.getFirst().length];
        each.forEach(values -> Arrays.setAll(mean, i -> mean[i] + values[i] / each.size()));
        Comparison comparison = new Comparison(figure);
        comparison.addAll(figure.expected(), labels, mean);
        return comparison.result();
    }

    private List<String> headLabels() {
        return answers.answer(new Question.AboutModel(model, false), cancelled).allHeads().stream().map(Head::toString).toList();
    }

    /// Attention scores on random tokens that are repeated once. The draw is ours, so the tolerance has to allow for that.
    private FigureResult headScores(Figure figure) {
        HeadMetric metric = HeadMetric.valueOf(figure.needed(figure.score(), "'score'").toUpperCase(Locale.ROOT));
        Random random = new Random(1);
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < RANDOM_ROWS; row++) {
            List<Integer> once = random.ints(RANDOM_TOKENS, 0, answers.answer(new Question.AboutModel(model, false), cancelled).vocabulary()
                    .texts().size() - 1).boxed().toList();
            List<Integer> twice = new ArrayList<>(once);
            twice.addAll(once);
            Experiment experiment = new Experiment(model, new Prompt.Tokens(twice), Prompt.NONE, new Contrast(List.of(), List.of(),
                    Contrast.LAST),
                    List.of(), figure.options());
            double[][] scores = answers.answer(new Question.Run(experiment, List.of(HeadScores.ANALYSIS)), cancelled).baseline().get(
                    HeadScores.ANALYSIS).of(
                            metric);
            rows.add(Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray());
        }
        return compare(figure, headLabels(), rows);
    }

    /// The mean map over the prompts; where it is `normalised`, on the scale from the mean of the second prompts (0) to that of the first
    /// (1).
    private FigureResult map(Figure figure) {
        MapKind kind = MapKind.named(figure.needed(figure.map(), "'map'"));
        List<double[]> maps = new ArrayList<>();
        double base = 0;
        double source = 0;
        for (Experiment experiment : figure.experiments(model)) {
            EffectMap map = answers.answer(new Question.Map(experiment, kind, false), cancelled);
            maps.add(map.values());
            base += map.base();
            source += map.source();
        }
        if (figure.normalised()) {
            double zero = base / maps.size();
            double range = (source - base) / maps.size();
            maps.forEach(values -> Arrays.setAll(values, i -> (values[i] - zero) / range));
        }
        return compare(figure, kind.axes() == MapKind.Axes.HEADS ? headLabels() : List.of(), maps);
    }
}
