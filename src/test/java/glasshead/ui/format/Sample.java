package glasshead.ui.format;

import glasshead.analysis.Analysis;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.HeadComposition;
import glasshead.analysis.HeadMetric;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.SelfRepair;
import glasshead.analysis.Thumbnails;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.GivenResults;
import glasshead.engine.ModelInfo;
import glasshead.engine.Repairs;
import glasshead.engine.Results;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Action;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Findings for tests, of any shape; those of 4 x 6 heads have the shipped model's real attribution, ablated ones only nearly.
public record Sample(int layers, int heads, int tokens, Experiment experiment) {

    public static final Experiment MARY = new Experiment("tiny-english",
            new Prompt.Text("When Mary and John went to the store, John gave a drink to"), Prompt.NONE,
            Contrast.between(" Mary", " John"), List.of(), Options.DEFAULT);
    public static final Head L2H4 = new Head(2, 4);
    public static final int MARY_ID = 0;
    public static final int JOHN_ID = 1;

    private static final double[][] HEADS = {{0.009, 0.073, -0.013, 0.122, -0.058, 0.195}, {-0.014, -0.029, -0.123, 0.146, -0.216, 0.002},
        {-2.579, -1.137, -0.434, 3.759, 6.776, -5.52}, {-0.365, -0.13, 0.218, 0.028, -0.18, 0.089}};
    private static final double[] MLPS = {1.169, -0.403, 0.377, 0.605};
    private static final String[] NAMES = {" Mary", " John", " Jack", " Olivia", " Lisa", " Victoria", " Tim", " Nancy",
        " antidisestablishmentarianism of the year", "\n", " the", " store"};
    private static final double[] LOGITS = {18.504, 16.253, 16.167, 14.854, 14.226, 14.081, 13.894, 13.579, 12.9, 12.1, 11.0, 10.2};

    public static Findings mary() {
        return new Sample(4, 6, 15, MARY).findings();
    }

    public static Findings ablated(Head... heads) {
        Experiment experiment = MARY;
        for (Head head : heads) {
            experiment = experiment.toggled(head);
        }
        return new Sample(4, 6, 15, experiment).findings();
    }

    public Findings findings() {
        List<String> texts = Arrays.asList(NAMES);
        Vocabulary vocabulary = new Vocabulary(texts.stream().map(text -> text.replace(' ', '·').replace("\n", "⏎")).toList(), texts);
        ModelInfo model = new ModelInfo("tiny-english", layers, heads, 96, 16, 384, 128, 600_000, true, true, vocabulary, MARY, List.of(),
                "");
        String[] labels = IntStream.range(0, tokens).mapToObj(i -> i == 0 ? "BOS" : "·word" + i).toArray(String[]::new);
        int[] answers = experiment.contrast().answers().stream().mapToInt(texts::indexOf).toArray();
        int[] distractors = experiment.contrast().distractors().stream().mapToInt(texts::indexOf).toArray();
        ContrastTokens contrast = new ContrastTokens(answers, distractors, tokens - 1);
        Results baseline = results(contrast, attribution(false), false);
        Results after = experiment.active().isEmpty() ? baseline : results(contrast, attribution(true), true);
        List<Double> effects = experiment.interventions().stream().map(line -> !line.enabled() ? Double.NaN
                : line.on(L2H4) ? -4.72 : line.where().head() < 0 ? 0.1 : -0.8 * attribution(false).of(line.where().asHead())).toList();
        TokenRow row = new TokenRow(new int[tokens], labels, true);
        return new Findings(experiment, model, row, other(labels), contrast, List.of(), baseline,
                after, effects, repairs(effects), new Cost(1.8, 2, layers, 0.41, 1_600_000, 0, 1));
    }

    /// Another token in each place.
    private TokenRow other(String[] labels) {
        return experiment.other().isEmpty() ? TokenRow.NONE
                : new TokenRow(IntStream.generate(() -> 1).limit(tokens).toArray(), labels, true);
    }

    private Results results(ContrastTokens contrast, LogitAttribution attribution, boolean after) {
        Map<Analysis<?>, Object> values = new HashMap<>(Map.of(LogitAttribution.ANALYSIS, attribution, Predictions.ANALYSIS, predictions(
                contrast, after),
                HeadScores.ANALYSIS, scores(attribution), Thumbnails.ANALYSIS, thumbnails()));
        for (int i = 0; i < layers * heads; i++) {
            Head head = new Head(i / heads, i % heads);
            values.put(new HeadComposition(head), composition(head));
        }
        return GivenResults.of(values);
    }

    private HeadComposition.Scores composition(Head head) {
        double random = 1 / Math.sqrt(96);
        double[][][] values = new double[CompositionKind.values().length][layers][heads];
        Random numbers = new Random(head.hashCode());
        for (double[][] kind : values) {
            for (int layer = 0; layer < layers; layer++) {
                boolean own = layer == head.layer();
                Arrays.setAll(kind[layer], index -> own ? Double.NaN : random - 0.04 + 0.3 * Math.pow(numbers.nextDouble(), 3));
            }
        }
        return new HeadComposition.Scores(head, random, values);
    }

    private LogitAttribution attribution(boolean after) {
        Random random = new Random(7);
        double[][] values = new double[layers][heads];
        double[] mlps = new double[layers];
        boolean real = layers == 4 && heads == 6;
        for (int layer = 0; layer < layers; layer++) {
            for (int index = 0; index < heads; index++) {
                double before = real ? HEADS[layer][index] : Math.pow(random.nextGaussian(), 3) * 0.4;
                values[layer][index] = !after ? before : experiment.ablates(new Head(layer, index)) ? afterAction(before, layer, index)
                        : 0.96 * before;
            }
            mlps[layer] = real ? MLPS[layer] : random.nextGaussian() * 0.5;
        }
        if (after && layers > 0) {
            mlps[layers - 1] += 1.39;
        }
        double sum = Arrays.stream(values).flatMapToDouble(Arrays::stream).sum() + Arrays.stream(mlps).sum() + 0.081 + 0.022 - 0.218;
        return new LogitAttribution(0.081, 0.022, values, mlps, new double[layers], -0.076, -0.218, 1, sum, sum, 0);
    }

    /// Of a run whose LayerNorm's scale stays, and of each head alone, where the scale alone makes the gap.
    private Repairs repairs(List<Double> effects) {
        List<Intervention> lines = experiment.interventions();
        List<SelfRepair> alone = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Where where = lines.get(line).where();
            if (lines.get(line).enabled() && where.site() == Site.Z && where.head() != Where.ALL) {
                double own = attribution(true).of(where.asHead()) - attribution(false).of(where.asHead());
                alone.add(new SelfRepair(List.of(where.asHead()), own, effects.get(line), effects.get(line) - own,
                        new double[layers][heads],
                        new double[layers]));
            }
        }
        return new Repairs(alone.isEmpty() || alone.size() < experiment.active().size() ? SelfRepair.NONE : together(alone), alone);
    }

    private SelfRepair together(List<SelfRepair> alone) {
        LogitAttribution before = attribution(false);
        LogitAttribution after = attribution(true);
        double[][] changes = new double[layers][heads];
        double[] mlps = new double[layers];
        List<Head> ablated = alone.stream().map(one -> one.heads().getFirst()).toList();
        for (int layer = 0; layer < layers; layer++) {
            int at = layer;
            Arrays.setAll(changes[layer], index -> ablated.contains(new Head(at, index)) ? 0
                    : after.heads()[at][index] - before.heads()[at][index]);
            mlps[layer] = after.mlps()[layer] - before.mlps()[layer];
        }
        return new SelfRepair(ablated, alone.stream().mapToDouble(SelfRepair::predicted).sum(),
                after.logitDifference() - before.logitDifference(), 0, changes, mlps);
    }

    private double afterAction(double before, int layer, int index) {
        return experiment.active().stream().anyMatch(line -> line.on(new Head(layer, index)) && line.action().equals(Action.Set.ZERO)) ? 0
                : 0.3
                        * before;
    }

    private static Predictions predictions(ContrastTokens contrast, boolean after) {
        float[] logits = new float[NAMES.length];
        double total = 0;
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) (LOGITS[id] + (!after ? 0 : id == MARY_ID ? -3.4 : id == JOHN_ID ? 1.32 : (id % 3 - 1) * 0.6));
            total += Math.exp(logits[id]);
        }
        float[] logProbabilities = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            logProbabilities[id] = (float) (logits[id] - Math.log(total));
        }
        Predictions bare = new Predictions(List.of(), List.of(), List.of(), 0, logits, logProbabilities);
        List<Predictions.Candidate> all = new ArrayList<>(IntStream.range(0, logits.length).mapToObj(bare::of).toList());
        all.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
        double difference = mean(contrast.answers(), logits) - mean(contrast.distractors(), logits);
        return new Predictions(all.subList(0, 10), Arrays.stream(contrast.answers()).mapToObj(bare::of).toList(),
                Arrays.stream(contrast.distractors()).mapToObj(bare::of).toList(), difference, logits, logProbabilities);
    }

    private static double mean(int[] ids, float[] logits) {
        return Arrays.stream(ids).mapToDouble(id -> logits[id]).average().orElse(0);
    }

    private HeadScores scores(LogitAttribution attribution) {
        Map<HeadMetric, double[][]> values = new EnumMap<>(HeadMetric.class);
        Random random = new Random(3);
        for (HeadMetric metric : HeadMetric.values()) {
            double[][] scores = new double[layers][heads];
            for (double[] row : scores) {
                Arrays.setAll(row, index -> metric == HeadMetric.INDUCTION && index == 1 ? Double.NaN : Math.pow(random.nextDouble(), 3));
            }
            values.put(metric, metric == HeadMetric.ATTRIBUTION ? attribution.heads() : scores);
        }
        return new HeadScores(values);
    }

    /// Diagonals, first columns and mixtures, as heads have them.
    private Thumbnails thumbnails() {
        int size = Math.min(Thumbnails.LARGEST, tokens);
        float[][][] values = new float[layers][heads][size * size];
        for (int layer = 0; layer < layers; layer++) {
            for (int index = 0; index < heads; index++) {
                Random random = new Random(31L * layer + index);
                for (int row = 0; row < size; row++) {
                    fill(values[layer][index], row, size, random, (layer * 5 + index * 3) % 4);
                }
            }
        }
        return new Thumbnails(size, values);
    }

    private static void fill(float[] pattern, int row, int size, Random random, int kind) {
        double left = 1;
        for (int column = row; column > 0; column--) {
            double wanted = kind == 0 && column == row - 1 ? 0.9 : kind == 1 ? 0.1 * random.nextDouble() : Math.pow(random.nextDouble(), 8);
            double given = Math.min(left, wanted);
            pattern[row * size + column] = (float) given;
            left -= given;
        }
        pattern[row * size] = (float) left;
    }
}
