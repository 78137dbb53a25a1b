package glasshead.ui.prompt;

import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Predictions;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.GivenResults;
import glasshead.engine.ModelInfo;
import glasshead.engine.PlaceCheck;
import glasshead.engine.Repairs;
import glasshead.engine.Results;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.RunsDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs at once, on the calling thread, a "model" whose logits are made from token ids: enough for what the panels around the prompt show.
public final class ToyRuns extends RunsDouble {

    public static final String IOI = "When Mary and John went to the store, John gave a drink to";

    private static final Pattern WORD = Pattern.compile(" ?[^\\s,.]+|[,.]|\\s");
    private static final List<String> WORDS = List.of("<|endoftext|>", "When", " Mary", " and", " John", " went", " to", " the", " store",
            ",",
            " gave", " a", " drink", " ", "\n", ".", " Martha", " Mark", "Mary", "Ma", "John", " Jack", " Lisa", " friend", "the",
            " Antidisestablishmentarianism");
    private static final List<String> WARNINGS = List.of("' Jack' is odd.", "The prompt is odd.");
    private static final int CONTEXT = 128;

    private final List<String> words = new ArrayList<>(WORDS);
    private final boolean hasText;
    private final List<String> notes;
    private int count;

    public ToyRuns(boolean hasText) {
        this(hasText, List.of());
    }

    /// @param notes on how the model's files were read
    public ToyRuns(boolean hasText, List<String> notes) {
        this.hasText = hasText;
        this.notes = notes;
    }

    public static Experiment example() {
        return new Experiment("toy", new Prompt.Text(IOI), Prompt.NONE, Contrast.between(" Mary", " John"), List.of(), Options.DEFAULT);
    }

    public static Session session() {
        return session(example());
    }

    public static Session session(Experiment first) {
        Session session = new Session(new ToyRuns(true), first);
        session.run();
        return session;
    }

    public int count() {
        return count;
    }

    @Override
    public void request(Experiment experiment) {
        count++;
        TokenRow tokens = row(experiment.prompt(), experiment.options().bos());
        int excess = tokens.length() - CONTEXT;
        if (experiment.prompt().isEmpty()) {
            fail(new Session.Problem("The prompt is empty.", experiment, 0));
        } else if (excess > 0) {
            fail(new Session.Problem("The prompt is " + excess + " tokens too long.", experiment, excess));
        } else if (Stream.concat(experiment.contrast().answers().stream(), experiment.contrast().distractors().stream())
                .anyMatch(token -> !words.contains(token))) {
            fail(new Session.Problem("The contrast has an unknown token.", experiment, 0));
        } else {
            finish(experiment, tokens);
        }
    }

    private void finish(Experiment experiment, TokenRow tokens) {
        SortedMap<Integer, String> broken = new TreeMap<>();
        for (int line = 0; line < experiment.interventions().size(); line++) {
            Intervention intervention = experiment.interventions().get(line);
            Optional<String> objection = PlaceCheck.of(model()).objection(intervention);
            if (intervention.enabled() && objection.isPresent()) {
                broken.put(line, objection.get());
            }
        }
        if (broken.isEmpty()) {
            finish(findings(experiment, tokens));
        } else {
            fail(new Session.Problem(broken.firstEntry().getValue(), experiment, 0, broken));
        }
    }

    private Findings findings(Experiment experiment, TokenRow tokens) {
        TokenRow other = experiment.other().isEmpty() ? TokenRow.NONE : row(experiment.other(), experiment.options().bos());
        int chosen = experiment.contrast().position();
        ContrastTokens contrast = new ContrastTokens(ids(experiment.contrast().answers()), ids(experiment.contrast().distractors()),
                chosen == Contrast.LAST ? tokens.length() - 1 : chosen);
        Results baseline = results(2.25);
        Results ablated = experiment.active().isEmpty() ? baseline : results(-2.47);
        List<Double> effects = experiment.interventions().stream().map(line -> line.enabled() ? effect(line) : Double.NaN).toList();
        return new Findings(experiment, model(), tokens, other, contrast, WARNINGS, baseline, ablated, effects, Repairs.NONE,
                new Cost(1.8, 0, 4, 1, 1_600_000, 0, 1));
    }

    private static double effect(Intervention line) {
        return line.where().layer() - 4.72;
    }

    private static Results results(double difference) {
        float[] logits = {(float) difference, 0, 0};
        double total = Math.log(Math.exp(difference) + 2);
        float[] logProbabilities = {(float) (difference - total), (float) -total, (float) -total};
        Predictions predictions = new Predictions(List.of(), List.of(), List.of(), difference, logits, logProbabilities);
        return GivenResults.of(Map.of(Predictions.ANALYSIS, predictions));
    }

    private ModelInfo model() {
        Vocabulary vocabulary = new Vocabulary(words.stream().map(ToyRuns::label).toList(),
                hasText ? words : IntStream.range(0, words.size()).mapToObj(id -> "#" + id).toList());
        return new ModelInfo("tiny-english", 4, 6, 192, 32, 768, CONTEXT, 2_147_328, true, hasText, true, vocabulary, example(),
                List.of("The war lasted from the year 1732 to", "Tom and Ann went to the park."),
                """
                        # tiny-english

                        A GPT-2 of **2,147,328** parameters, trained from scratch.

                        | | |
                        |---|---|
                        | shape of the model | 4 layers, 6 heads of width 32, residual stream 192, MLP 768, context 128 tokens |
                        | parameters | 2,147,328 |

                        | behaviour | figure |
                        |---|--:|
                        | random tokens repeated | 7.01 / 0.22 |

                        ## What to try

                        - `%s`, answer ` Mary`, distractor ` John`. Ablate `L2H4`.
                        - `When Mary and John went to the friend, John`, answer ` gave`, distractor ` Jack`: which heads look at *whom*?
                        - ` the store, John gave a drink to the friend, the friend gave a drink to John, John gave it to`
                        - The training strip.
                        """
                        .formatted(IOI), null, notes);
    }

    private TokenRow row(Prompt prompt, boolean bos) {
        List<String> found = new ArrayList<>();
        if (bos) {
            found.add(WORDS.getFirst());
        }
        switch (prompt) {
            case Prompt.Tokens(List<Integer> ids) -> ids.forEach(id -> found.add(words.get(id)));
            case Prompt.Text(String text) -> {
                Matcher matcher = WORD.matcher(text);
                while (matcher.find()) {
                    found.add(matcher.group());
                }
            }
        }
        return new TokenRow(ids(found), found.stream().map(ToyRuns::label).toArray(String[]::new), bos);
    }

    private int[] ids(List<String> tokens) {
        tokens.stream().filter(token -> !words.contains(token)).forEach(words::add);
        return tokens.stream().mapToInt(words::indexOf).toArray();
    }

    private static String label(String word) {
        return word.replace(' ', '·').replace('\n', '⏎');
    }
}
