package glasshead.script;

import glasshead.analysis.Bootstrap;
import glasshead.analysis.CompositionScores;
import glasshead.analysis.Detector;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.Spread;
import glasshead.analysis.TokenValue;
import glasshead.analysis.weights.HeadWeights;
import glasshead.dataset.DataSets;
import glasshead.engine.Answers;
import glasshead.engine.ModelInfo;
import glasshead.engine.PlaceCheck;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.engine.TrainingScores;
import glasshead.engine.WeightFindings;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Direction;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Neuron;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quoted;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.scan.HeadMeasure;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.ScanParts;
import glasshead.scan.TextWindow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks the engine for all that stands in a passport.
public final class PassportFacts {

    /// Names that stand for others; those that are one token of the model are asked about.
    private static final List<String> NAMES = List.of(" Mary", " John", " Anna", " Peter", " Sarah", " Mark", " Tom", " James");
    /// Those that measure the model cards and those of few words ask what others ask; two are in no words.
    private static final Pattern ASKED_AGAIN = Pattern.compile("card-.*|.*-few-(words|names)|sorting|modular-addition");
    private static final int FEW = 3;
    private static final int AROUND = 5;
    private static final int TOKENS = 8;
    /// A detector that never reached this in training is not told.
    private static final double WORTH_TELLING = 0.1;

    private final Answers engine;
    private final String model;
    private final ModelInfo info;
    private final Component component;
    private final @Nullable Head head;
    private final @Nullable Neuron neuron;
    private final Consumer<String> progress;
    private final BooleanSupplier cancelled;

    /// @param part     `L2H4`, `L3N7` or a direction
    /// @param progress gets what is being done
    /// @throws BadInput when the model has no such part
    public PassportFacts(Answers engine, String model, String part, Consumer<String> progress, BooleanSupplier cancelled) {
        this.engine = engine;
        this.model = model;
        this.progress = progress;
        this.cancelled = cancelled;
        component = Component.parse(part);
        neuron = component instanceof Neuron one ? one : null;
        head = component instanceof Head one ? one : null;
        info = engine.answer(new Question.AboutModel(model, false), cancelled);
        PlaceCheck.of(info).check(component);
    }

    /// The part alone, for a scan.
    ///
    /// @throws BadInput of a direction whose numbers are in no model
    public ScanParts parts() {
        if (component instanceof Direction direction && !direction.isLogit()) {
            throw new BadInput("The numbers of " + Quoted.of(part()) + " are in no model: scan the corpus with --directions, and name "
                    + "that scan.");
        }
        return new ScanParts(false, neuron == null ? List.of() : List.of(neuron), false, head == null ? List.of() : List.of(head), List
                .of(), component instanceof Direction logit ? List.of(logit.name()) : List.of(), List.of());
    }

    private String part() {
        return component.toString();
    }

    /// Whether a scan says something of the part.
    public boolean isIn(Scan scan) {
        return scan.plan().place(component) >= 0;
    }

    /// @param scan of this model; nothing for a passport without a corpus
    public Passport passport(@Nullable Scan scan) {
        return new Passport(info.name(), part(), detectors(), training(), tokens(),
                head == null ? null : weights(head), head == null ? List.of() : partners(head), component instanceof Direction ? List.of()
                        : sets(), scan == null ? null : corpus(scan));
    }

    private Map<Detector, Double> detectors() {
        Map<Detector, Double> found = new EnumMap<>(Detector.class);
        if (head != null) {
            ModelScores known = engine.answer(new Question.KnownScores(model, false), cancelled).orElseGet(this::scores);
            for (Detector detector : Detector.values()) {
                found.put(detector, known.scores().of(detector, head));
            }
        }
        return found;
    }

    /// Those of a model that brings none, and whose nobody has asked for yet.
    private ModelScores scores() {
        progress.accept("detectors");
        return Objects.requireNonNull(engine.answer(new Question.Scores(model, false, RepeatedTokens.SEED, true), cancelled).scores());
    }

    private List<Passport.InTraining> training() {
        if (head == null) {
            return List.of();
        }
        progress.accept("training");
        TrainingScores found = engine.answer(new Question.ScoresInTraining(model), soFar -> progress.accept("training, " + soFar.scores()
                .size() + " of " + soFar.all().size() + " steps"), cancelled);
        return Stream.of(Detector.values()).map(detector -> new Passport.InTraining(detector, found.all(), found.scores().stream().map(
                each -> each.of(detector, head)).toList())).filter(each -> each.scores().stream().anyMatch(score -> score >= WORTH_TELLING))
                .toList();
    }

    private Passport.@Nullable NextTokens tokens() {
        if (neuron == null) {
            return null;
        }
        NeuronReading found = reading(engine, model, neuron, TOKENS, cancelled);
        return new Passport.NextTokens(labels(found.up()), labels(found.down()), labels(found.reads()));
    }

    /// What a neuron's weights say.
    static NeuronReading reading(Answers engine, String model, Neuron neuron, int tokens, BooleanSupplier cancelled) {
        return readings(engine, model, new NeuronReading.Of(neuron.layer(), List.of(neuron.index()), tokens), cancelled).getFirst();
    }

    /// What the weights of some neurons say needs no prompt in particular.
    public static List<NeuronReading> readings(Answers engine, String model, NeuronReading.Of asked, BooleanSupplier cancelled) {
        Contrast none = new Contrast(List.of(), List.of(), Contrast.LAST);
        Experiment any = new Experiment(model, new Prompt.Tokens(List.of(0)), Prompt.NONE, none, List.of(), Options.DEFAULT);
        return engine.answer(new Question.Run(any, List.of(asked)), cancelled).baseline().get(asked);
    }

    private List<String> labels(List<TokenValue> tokens) {
        return tokens.stream().map(each -> info.vocabulary().label(each.id())).toList();
    }

    private Passport.ByWeights weights(Head of) {
        progress.accept("weights");
        Predicate<String> one = oneToken();
        List<String> words = NAMES.stream().filter(one).toList();
        WeightFindings findings = engine.answer(new Question.Weights(model, words, List.of(of)), cancelled);
        HeadWeights found = Objects.requireNonNull(findings.heads().get(of));
        List<List<TokenValue>> raised = found.raised(FEW);
        List<List<TokenValue>> sought = found.sought(FEW);
        List<Passport.Word> inWords = IntStream.range(0, words.size()).mapToObj(i -> new Passport.Word(words.get(i), labels(raised.get(i)),
                labels(sought.get(i)))).toList();
        double copied = findings.copied().getOrDefault(of, Double.NaN);
        return new Passport.ByWeights(found.copying().score(), copied, found.ovNorm(), found.qkNorm(), inWords);
    }

    private List<Passport.Partner> partners(Head of) {
        CompositionScores scores = engine.answer(new Question.HeadsRead(model), cancelled);
        List<Passport.Partner> found = new ArrayList<>();
        for (CompositionKind kind : CompositionKind.values()) {
            scores.strongest(kind).stream().filter(pair -> pair.into().equals(of)).limit(FEW).forEach(pair -> found.add(
                    new Passport.Partner(
                            kind.letter(), pair.from().toString(), true, pair.score(), scores.random())));
            scores.strongest(kind).stream().filter(pair -> pair.from().equals(of)).limit(FEW).forEach(pair -> found.add(
                    new Passport.Partner(
                            kind.letter(), pair.into().toString(), false, pair.score(), scores.random())));
        }
        return found;
    }

    private List<Passport.SetEffect> sets() {
        List<Passport.SetEffect> found = new ArrayList<>();
        for (String name : DataSets.SHIPPED) {
            if (!ASKED_AGAIN.matcher(name).matches()) {
                progress.accept("set " + name);
                Passport.SetEffect effect = effect(name);
                if (effect != null) {
                    found.add(effect);
                }
            }
        }
        return found;
    }

    /// Nothing of a set that is written in other tokens.
    private Passport.@Nullable SetEffect effect(String name) {
        try {
            DataSet set = DataSets.named(name, oneToken());
            Intervention zero = head != null ? Intervention.zero(head) : zero(Objects.requireNonNull(neuron));
            SetFindings findings = engine.answer(new Question.OfSet(model, set, Contrast.LAST, List.of(List.of(zero)), Options.DEFAULT,
                    head != null), cancelled);
            double[] before = findings.baseline().of(Metric.LOGIT_DIFFERENCE);
            double[] after = findings.now().of(Metric.LOGIT_DIFFERENCE);
            double[] changes = IntStream.range(0, before.length).mapToDouble(i -> after[i] - before[i]).toArray();
            Bootstrap interval = Bootstrap.of(changes, DataSets.SEED);
            Spread direct = head == null ? Spread.of(new double[0]) : findings.baseline().spread(each -> each.of(head));
            return new Passport.SetEffect(name, findings.used(), Spread.of(before).mean(), Spread.of(changes).mean(), interval.from(),
                    interval
                            .to(), direct.mean(), direct.standardError());
        } catch (BadInput otherTokens) {
            return null;
        }
    }

    private static Intervention zero(Neuron of) {
        return new Intervention(Where.layer(Site.MLP_POST, of.layer()).withNeuron(of.index()), Positions.ALL, Action.Set.ZERO);
    }

    private Passport.OnCorpus corpus(Scan found) {
        PartStatistics statistics = found.of(component);
        if (statistics == null) {
            throw new BadInput("The scan says nothing of " + part() + ": scan the corpus for it.");
        }
        Map<HeadMeasure, Double> means = new EnumMap<>(HeadMeasure.class);
        if (head != null) {
            for (HeadMeasure measure : HeadMeasure.values()) {
                means.put(measure, found.mean(head, measure));
            }
        }
        return new Passport.OnCorpus(means, statistics, statistics.strongest().stream().map(each -> shown(found, each)).toList());
    }

    private Predicate<String> oneToken() {
        return Set.copyOf(info.vocabulary().texts())::contains;
    }

    private Passport.Shown shown(Scan of, Occurrence each) {
        TextWindow window = of.window(each);
        if (window == null) {
            return new Passport.Shown(each.value(), each.text(), each.position(), "", "", "", "");
        }
        int at = each.position() - window.start();
        int key = each.key() - window.start();
        return new Passport.Shown(each.value(), each.text(), each.position(), text(window, at - AROUND, at), text(window, at, at + 1), text(
                window, at + 1, at + 1 + AROUND), each.key() == Occurrence.NO_KEY ? "" : text(window, key, key + 1));
    }

    private String text(TextWindow window, int from, int to) {
        return IntStream.range(Math.max(0, from), Math.min(to, window.ids().length)).mapToObj(i -> window.ids()[i]).filter(id -> id >= 0
                && id < info.vocabulary().size()).map(id -> info.vocabulary().label(id)).collect(Collectors.joining());
    }
}
