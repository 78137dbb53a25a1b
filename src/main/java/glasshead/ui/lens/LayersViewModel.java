package glasshead.ui.lens;

import glasshead.analysis.Spread;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.analysis.lens.LensReading;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.SetAverages;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Subject;
import glasshead.experiment.view.LensMeasure;
import glasshead.experiment.view.Side;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.ui.format.Numbers;
import glasshead.ui.lens.Curves.Curve;
import glasshead.ui.lens.Curves.Tone;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// How answer and distractor come about over the layers: at one token of a prompt, or in the mean over a set with its standard error.
final class LayersViewModel {

    private final LensViewModel model;
    private final QuestionService questions;
    private final ReadOnlyObjectWrapper<Curves> curves = new ReadOnlyObjectWrapper<>(Curves.NONE);
    private final ReadOnlyStringWrapper legend = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final Map<Side, SetAverages> averages = new EnumMap<>(Side.class);
    private final List<Handle> underWay = new ArrayList<>();
    private @Nullable Asked asked;

    /// What means over the set depend on.
    private record Asked(Experiment about, Lens lens, boolean middle) {
    }

    LayersViewModel(LensViewModel model, QuestionService questions) {
        this.model = model;
        this.questions = questions;
        model.changed().subscribe(this::follow);
        model.session().view().subscribe((before, now) -> {
            if (before.set().own() != now.set().own()) {
                follow();
            }
        });
    }

    ReadOnlyObjectProperty<Curves> curves() {
        return curves.getReadOnlyProperty();
    }

    ReadOnlyStringProperty legend() {
        return legend.getReadOnlyProperty();
    }

    /// What is said while there is nothing to draw; empty while there is, or while it is on its way.
    ReadOnlyStringProperty missing() {
        return missing.getReadOnlyProperty();
    }

    private void follow() {
        Findings found = model.found();
        Lens lens = model.lenses().lens().get();
        if (found == null || lens == null || model.places().isEmpty()) {
            stop();
            legend.set("");
            curves.set(Curves.NONE);
            missing.set("");
            return;
        }
        missing.set(named(model.measure().get(), found).isEmpty() ? "Give an answer, above at the right: it is followed over the layers "
                + "here." : "");
        boolean ofSet = found.experiment().subject() instanceof Subject.OfSet && !model.session().view().get().set().own();
        if (ofSet) {
            ofSet(found, new Asked(found.experiment(), lens, model.isWithMiddle()));
        } else {
            stop();
            ofPrompt(found);
        }
    }

    private void stop() {
        underWay.forEach(Handle::cancel);
        underWay.clear();
        asked = null;
    }

    private void ofPrompt(Findings found) {
        int position = model.spotRow() >= 0 ? model.spotPosition() : found.contrast().position();
        model.need(position, position + 1);
        List<Curve> lines = new ArrayList<>();
        for (Side side : model.compared() ? List.of(Side.BEFORE, Side.AFTER) : List.of(Side.AFTER)) {
            for (Named named : named(model.measure().get(), found)) {
                double[] values = IntStream.range(0, model.places().size()).mapToDouble(row -> {
                    LensCell cell = model.cell(side, row, position);
                    return cell == null ? Double.NaN : CellValue.of(cell, named.measure);
                }).toArray();
                lines.add(new Curve(named.name, named.tone, values, new double[0], model.compared() && side == Side.BEFORE));
            }
        }
        legend.set(about() + " at " + LensTexts.token(found, position));
        show(lines);
    }

    private void ofSet(Findings found, Asked now) {
        if (!now.equals(asked)) {
            stop();
            asked = now;
            averages.clear();
            List<Intervention> standing = now.about.active();
            ask(now, Side.AFTER, standing);
            if (!standing.isEmpty()) {
                ask(now, Side.BEFORE, List.of());
            }
        }
        List<Curve> lines = new ArrayList<>();
        for (Side side : Side.values()) {
            SetAverages known = averages.get(side);
            if (known != null && !known.spreads().isEmpty()) {
                for (Named named : named(model.measure().get(), found)) {
                    // Ranks count from 0 in the engine.
                    int first = CellValue.isRank(named.measure) ? 1 : 0;
                    lines.add(new Curve(named.name, named.tone, numbers(known, named.measure, spread -> spread.mean() + first), numbers(
                            known, named.measure, Spread::standardError), side == Side.BEFORE));
                }
            }
        }
        SetAverages known = averages.get(Side.AFTER);
        legend.set(about() + (known == null ? " · mean over the set…" : " · mean ± error, " + known.done() + (known.done() < known.of()
                ? " of " + known.of() : "") + " prompts"));
        show(lines);
    }

    private void ask(Asked now, Side side, List<Intervention> standing) {
        Experiment about = now.about;
        underWay.add(questions.answer(new Question.Averages(about.model(), about.set(), about.contrast().position(), standing,
                new LensReading.Numbers(now.lens, now.middle), false, about.options()), soFar -> {
                    averages.put(side, soFar);
                    follow();
                }, legend::set));
    }

    private double[] numbers(SetAverages known, LensMeasure measure, ToDoubleFunction<Spread> figure) {
        int number = LensCell.NAMES.indexOf(switch (measure) {
            case TOP, ANSWER -> "answerProbability";
            case DISTRACTOR -> "distractorProbability";
            case LOGIT_DIFFERENCE -> "logitDifference";
            case ANSWER_RANK -> "answerRank";
            case DISTRACTOR_RANK -> "distractorRank";
            case KL -> "kl";
            case ENTROPY -> "entropy";
        });
        return IntStream.range(0, model.places().size()).mapToDouble(row -> figure.applyAsDouble(known.spreads().get(row * LensCell.NAMES
                .size() + number))).toArray();
    }

    private record Named(String name, Tone tone, LensMeasure measure) {
    }

    /// Answer and distractor where the measure has both.
    private static List<Named> named(LensMeasure measure, Findings found) {
        List<Named> both = switch (measure) {
            case TOP, ANSWER, DISTRACTOR -> List.of(new Named("answer", Tone.ANSWER, LensMeasure.ANSWER), new Named("distractor",
                    Tone.DISTRACTOR, LensMeasure.DISTRACTOR));
            case ANSWER_RANK, DISTRACTOR_RANK -> List.of(new Named("answer", Tone.ANSWER, LensMeasure.ANSWER_RANK), new Named("distractor",
                    Tone.DISTRACTOR, LensMeasure.DISTRACTOR_RANK));
            case LOGIT_DIFFERENCE, KL, ENTROPY -> List.of(new Named(measure.label(), Tone.PLAIN, measure));
        };
        return both.stream().filter(each -> (each.tone != Tone.ANSWER || found.contrast().answers().length > 0)
                && (each.tone != Tone.DISTRACTOR || found.contrast().distractors().length > 0)).toList();
    }

    private String about() {
        return switch (model.measure().get()) {
            case TOP, ANSWER, DISTRACTOR -> "probability of answer and distractor";
            case ANSWER_RANK, DISTRACTOR_RANK -> "rank of answer and distractor";
            case LOGIT_DIFFERENCE -> "logit difference";
            case KL -> "KL to the end, in nats";
            case ENTROPY -> "entropy, in nats";
        };
    }

    private void show(List<Curve> lines) {
        LensMeasure measure = model.measure().get();
        List<String> steps = model.places().stream().map(this::step).toList();
        boolean share = measure == LensMeasure.TOP || measure == LensMeasure.ANSWER || measure == LensMeasure.DISTRACTOR;
        curves.set(lines.isEmpty() ? Curves.NONE : Curves.of(steps, lines, share, CellValue.isRank(measure)));
    }

    private String step(LensPlace place) {
        return LensTexts.row(place, model.layers());
    }

    DataTable table() {
        Curves now = curves.get();
        List<String> columns = new ArrayList<>(List.of("place"));
        for (Curve line : now.lines()) {
            String name = line.name() + (line.before() ? " before" : "");
            columns.add(name);
            if (line.errors().length > 0) {
                columns.add(name + " standard error");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < now.steps().size(); step++) {
            List<String> row = new ArrayList<>(List.of(now.steps().get(step)));
            for (Curve line : now.lines()) {
                row.add(Numbers.plain(line.values()[step], 4));
                if (line.errors().length > 0) {
                    row.add(Numbers.plain(line.errors()[step], 4));
                }
            }
            rows.add(row);
        }
        return new DataTable("Over the layers: " + legend.get(), columns, rows);
    }
}
