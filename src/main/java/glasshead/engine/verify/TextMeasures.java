package glasshead.engine.verify;

import glasshead.analysis.Predictions;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.engine.Answers;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.scan.AttentionOfText;
import glasshead.scan.HeadMeasure;
import glasshead.scan.HeadSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Measures figures that need the logits or hidden states of whole texts, or that continue them.
record TextMeasures(Answers answers, String model, BooleanSupplier cancelled) {

    private static final int LONGEST_CONTINUATION = 40;
    private static final String LOGITS = "logits";
    private static final String HIDDEN = "ln_final.hook_normalized";

    /// Mean cross-entropy of each next token of the text, in nats.
    FigureResult loss(Figure figure) {
        Experiment experiment = experiment(figure);
        int[] ids = answers.answer(new Question.Run(experiment, List.of()), cancelled).tokens().ids();
        Tensor logits = dumped(experiment, LOGITS);
        int vocabulary = (int) logits.shape()[1];
        double sum = 0;
        for (int position = 0; position + 1 < ids.length; position++) {
            sum -= logProbability(logits.data(), position * vocabulary, vocabulary, ids[position + 1]);
        }
        return Comparison.one(figure, sum / (ids.length - 1));
    }

    private static double logProbability(float[] logits, int from, int vocabulary, int id) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + vocabulary; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = from; i < from + vocabulary; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return logits[from + id] - largest - Math.log(sum);
    }

    private Tensor dumped(Experiment experiment, String site) {
        return Objects.requireNonNull(answers.answer(new Question.Activations(experiment, List.of(site)), cancelled).get(site));
    }

    /// How heads attend on the prompts, by one of [HeadMeasure], as a mean over queries.
    FigureResult heads(Figure figure) {
        HeadMeasure measure = HeadMeasure.valueOf(figure.needed(figure.score(), "'score'").toUpperCase(Locale.ROOT));
        Map<String, HeadSums> sums = new LinkedHashMap<>();
        for (Experiment experiment : figure.experiments(model)) {
            int[] ids = answers.answer(new Question.Run(experiment, List.of()), cancelled).tokens().ids();
            AttentionOfText text = new AttentionOfText(ids, 1);
            figure.byName().keySet().forEach(name -> {
                Head head = Head.parse(name);
                Tensor patterns = dumped(experiment, "blocks." + head.layer() + ".attn.hook_pattern");
                text.measure(patterns.data(), 0, new int[] {head.index()}, sums.computeIfAbsent(name, _ -> new HeadSums(1)));
            });
        }
        Comparison comparison = new Comparison(figure);
        figure.byName().forEach((name, published) -> {
            HeadSums found = sums.get(name);
            comparison.add(name, published, found == null ? Double.NaN : found.mean(0, measure));
        });
        return comparison.result();
    }

    private Experiment experiment(Figure figure) {
        return figure.experiments(model).getFirst().withInterventions(figure.interventions());
    }

    /// The likeliest token again and again, as far as was published: token ids, or text.
    FigureResult continuation(Figure figure) {
        boolean asIds = figure.expected() instanceof Expected.Many;
        String expected = figure.expected().text();
        long ids = figure.expected().numbers().count();
        Experiment experiment = experiment(figure);
        List<Integer> added = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (added.size() < LONGEST_CONTINUATION && (asIds ? added.size() < ids : text.length() < expected
                .length())) {
            Findings findings = answers.answer(new Question.Run(experiment, List.of(Predictions.ANALYSIS)), cancelled);
            int next = findings.baseline().get(Predictions.ANALYSIS).top().getFirst().id();
            added.add(next);
            text.append(findings.model().vocabulary().text(next));
            List<Integer> longer = new ArrayList<>(IntStream.of(findings.tokens().ids()).boxed().toList());
            longer.add(next);
            experiment = experiment.withPrompt(new Prompt.Tokens(longer)).withOptions(experiment.options().withBos(false));
        }
        return Comparison.same(figure, expected, asIds ? added.toString() : text.substring(0, Math.min(text.length(), expected.length())));
    }

    /// The first numbers of the final LayerNorm's output at position 0, with raw weights: gain and offset belong to it then.
    FigureResult finalHidden(Figure figure) {
        float[] hidden = dumped(experiment(figure), HIDDEN).data();
        Comparison comparison = new Comparison(figure);
        comparison.addAll(figure.expected(), List.of(), IntStream.range(0, (int) figure.expected().numbers().count()).mapToDouble(
                i -> hidden[i]).toArray());
        return comparison.result();
    }

    /// How many of all inputs of some length come out sorted. Greedy generation succeeds exactly when each letter is predicted from the
    /// right ones before it.
    FigureResult sorted(Figure figure) {
        int letters = figure.needed(figure.letters(), "'letters'").length();
        int length = figure.needed(figure.length(), "'length'");
        int sorted = 0;
        for (int input = 0; input < Math.pow(letters, length); input++) {
            sorted += sorts(figure, digits(input, letters, length)) ? 1 : 0;
        }
        return Comparison.one(figure, sorted);
    }

    private static int[] digits(int number, int base, int length) {
        int[] digits = new int[length];
        int rest = number;
        for (int i = 0; i < length; i++) {
            digits[i] = rest % base;
            rest /= base;
        }
        return digits;
    }

    private boolean sorts(Figure figure, int[] input) {
        int[] output = input.clone();
        Arrays.sort(output);
        int[] tokens = IntStream.concat(IntStream.of(input), IntStream.of(output).limit(output.length - 1)).toArray();
        Contrast none = new Contrast(List.of(), List.of(), Contrast.LAST);
        Experiment experiment = new Experiment(model, new Prompt.Tokens(IntStream.of(tokens).boxed().toList()), Prompt.NONE, none, figure
                .interventions(),
                figure.options());
        Tensor logits = dumped(experiment, LOGITS);
        int vocabulary = (int) logits.shape()[1];
        return IntStream.range(0, output.length).allMatch(i -> likeliest(logits.data(), (input.length - 1 + i) * vocabulary,
                vocabulary) == output[i]);
    }

    private static int likeliest(float[] logits, int from, int vocabulary) {
        int best = 0;
        for (int id = 1; id < vocabulary; id++) {
            best = logits[from + id] > logits[from + best] ? id : best;
        }
        return best;
    }
}
