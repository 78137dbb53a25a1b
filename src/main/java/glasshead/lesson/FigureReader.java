package glasshead.lesson;

import glasshead.analysis.AttentionView;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.modular.ModularAddition;
import glasshead.engine.Answers;
import glasshead.engine.EffectMap;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion;
import glasshead.engine.ScrubFindings;
import glasshead.engine.SetFindings;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Experiment;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.MapKind;
import glasshead.experiment.Part;
import glasshead.experiment.Subject;
import glasshead.experiment.Weighting;
import glasshead.experiment.lesson.Figure;
import glasshead.experiment.lesson.Situation.Numbers;
import glasshead.experiment.view.ScrubLook;
import glasshead.experiment.view.Shown;
import glasshead.scan.ScanShelf;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The figures of one state, by running it: each run is made once, when it is first asked for.
final class FigureReader {

    private static final long SEED = 1;

    private final Shown state;
    private final Answers engine;
    private final BooleanSupplier cancelled;
    private @Nullable Findings findings;
    private @Nullable SetFindings ofSet;
    private @Nullable ScrubFindings scrubbed;

    FigureReader(Shown state, Answers engine, BooleanSupplier cancelled) {
        this.state = state;
        this.engine = engine;
        this.cancelled = cancelled;
    }

    /// What tasks are judged by.
    Numbers numbers() {
        return isSet() ? LessonNumbers.of(set()) : LessonNumbers.of(findings());
    }

    /// What is on screen once what the state has to run was run: a hypothesis that is drawn was tested.
    Shown after() {
        return state.view().scrub().hypothesis().equals(Hypothesis.NONE) || !isSet() ? state
                : state.with(state.view().withScrub(state.view().scrub().withTested(scrubbed().tested())));
    }

    double of(Figure figure) {
        return switch (figure) {
            case Figure.Outcome outcome -> {
                Double number = (outcome.before() ? numbers().before() : numbers().now()).get(outcome.metric());
                yield number == null ? Double.NaN : number;
            }
            case Figure.Attribution part -> attribution().of(part(part.part()));
            case Figure.Attention looks -> attention(looks);
            case Figure.Composition reads -> engine.answer(new Question.HeadsRead(experiment().model()), cancelled).of(reads.into())[reads
                    .from().layer()][reads.from().index()][reads.to().layer()][reads.to().index()];
            case Figure.Effect cell -> effect(cell);
            case Figure.Recovered share -> scrubbed().figure(share.metric()).recovered();
            case Figure.Strongest strongest -> strongest(strongest.part());
            case Figure.Addition addition -> addition(addition.of());
        };
    }

    private Experiment experiment() {
        return state.experiment();
    }

    private boolean isSet() {
        return experiment().subject() instanceof Subject.OfSet;
    }

    private Findings findings() {
        Findings known = findings;
        if (known == null) {
            known = engine.answer(new Question.Run(experiment(), List.of(Predictions.ANALYSIS, LogitAttribution.ANALYSIS)), cancelled);
            findings = known;
        }
        return known;
    }

    private SetFindings set() {
        SetFindings known = ofSet;
        if (known == null) {
            Experiment of = experiment();
            known = engine.answer(new Question.OfSet(of.model(), of.set(), of.contrast().position(), of.active().isEmpty() ? List.of()
                    : List.of(of.active()), of.options(), true), cancelled);
            ofSet = known;
        }
        return known;
    }

    private ScrubFindings scrubbed() {
        ScrubFindings known = scrubbed;
        if (known == null) {
            Experiment of = experiment();
            ScrubLook look = state.view().scrub();
            known = engine.answer(new Question.OfScrub(of.model(), of.set(), of.contrast().position(), look.hypothesis(), look.samples(),
                    SEED, look.until(), of.options()), cancelled);
            scrubbed = known;
        }
        return known;
    }

    private LogitAttribution attribution() {
        return isSet() ? set().now().meanAttribution().orElseThrow() : findings().ablated().get(LogitAttribution.ANALYSIS);
    }

    private static Part part(String name) {
        return switch (name) {
            case "embedding" -> Part.EMBEDDING;
            case "position" -> Part.POSITION;
            case "biases" -> Part.BIASES;
            default -> Part.parse(name);
        };
    }

    private double attention(Figure.Attention looks) {
        if (Math.max(looks.query(), looks.key()) >= findings().tokens().length()) {
            throw new BadInput("There is no token " + Math.max(looks.query(), looks.key()) + " in the prompt.");
        }
        return engine.answer(new Question.Further<>(findings(), true, new AttentionView(List.of(looks.head()), Weighting.ATTENTION)),
                cancelled).at(looks.query(), looks.key());
    }

    private double strongest(Component part) {
        return engine.answer(new ScanQuestion.KeptScans(experiment().model()), cancelled).stream().filter(ScanShelf.Kept::shipped)
                .map(kept -> kept.scan().of(part)).filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new BadInput("The model brings no scan of " + part + ".")).largest();
    }

    private double addition(Figure.AdditionNumber of) {
        ModularAddition found = engine.answer(new Question.Addition(experiment()), cancelled);
        return switch (of) {
            case KEYS -> found.keyFrequencies().size();
            case SHARE -> found.keyFrequencies().stream().mapToDouble(found.waves()::share).sum();
            case LOSS -> found.whole().scores().loss().all();
            case RESTRICTED -> found.restricted().loss().all();
            case EXCLUDED -> found.excluded().loss().all();
            case RIGHT -> found.whole().scores().accuracy().all();
        };
    }

    private double effect(Figure.Effect asked) {
        EffectMap map = engine.answer(new Question.Map(experiment(), asked.map(), false), cancelled);
        int cell = IntStream.range(0, map.cells().size()).filter(index -> {
            MapKind.Cell each = map.cells().get(index);
            return each.layer() == asked.layer() && (asked.head() == null || Objects.equals(asked.head(), each.head()))
                    && (asked.position() == null || asked.position() == each.position());
        }).findFirst().orElseThrow(() -> new BadInput("The map '" + asked.map().key() + "' has no such cell."));
        return asked.asShare() ? map.normalised(cell) : map.effect(cell);
    }
}
