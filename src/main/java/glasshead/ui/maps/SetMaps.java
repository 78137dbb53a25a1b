package glasshead.ui.maps;

import glasshead.analysis.Spread;
import glasshead.engine.EffectMap;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.engine.SetPosition;
import glasshead.experiment.Experiment;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Subject;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Maps of the prompt that is shown or, where the panels speak of the set that an experiment is about, in the mean over that.
public final class SetMaps {

    private final QuestionService service;
    private final ObservableValue<@Nullable SetFindings> ofSet;

    /// @param ofSet what is known of a set, where the panels speak of one
    public SetMaps(QuestionService service, ObservableValue<@Nullable SetFindings> ofSet) {
        this.service = service;
        this.ofSet = ofSet;
    }

    ObservableValue<@Nullable SetFindings> ofSet() {
        return ofSet;
    }

    /// Begins a map.
    ///
    /// @param reverse  when patching: the second prompt's activations into the prompt instead of the prompt's into the second
    /// @param range    the cells that are asked for
    /// @param progress gets the map so far after each piece, on the FX thread; the last one is complete
    /// @param failed   gets the sentence when it can't be computed, on the FX thread
    Handle map(Experiment experiment, MapKind kind, boolean reverse, MapRange range, Consumer<EffectMap> progress,
            Consumer<String> failed) {
        SetFindings set = ofSet.getValue();
        if (set == null) {
            return service.answer(new Question.Map(experiment, kind, reverse, range), progress, failed);
        }
        String[] labels = set.positions().stream().map(SetPosition::title).toArray(String[]::new);
        return service.answer(new Question.OfSetMap(experiment.model(), experiment.set(), experiment.contrast().position(), kind, reverse,
                experiment.active(), experiment.options(), range), map -> progress.accept(mean(experiment, map, labels)), failed);
    }

    /// The means as a map; the experiment that its cells are made in has the prompts in each other's place where activations go from the
    /// prompt into the corrupted one.
    private static EffectMap mean(Experiment experiment, SetMap map, String[] labels) {
        boolean swapped = map.question().kind().patching() && !map.question().reverse();
        Experiment made = swapped && experiment.subject() instanceof Subject.OfSet of ? experiment.withSubject(new Subject.OfSet(of.set()
                .mapped(row -> row.withPrompt(row.other()).withOther(row.prompt())), of.shown(), of.position())) : experiment;
        double base = Spread.of(map.base()).mean();
        double[] values = IntStream.range(0, map.cells().size()).mapToDouble(cell -> base + map.effect(cell).mean()).toArray();
        int length = labels.length;
        int of = (int) map.cells().stream().filter(cell -> map.question().range().has(cell, length)).count();
        int done = map.complete() ? of : Math.min(of - 1, of * map.done() / map.of());
        return new EffectMap(map.question().kind(), made, map.shape(), map.cells(), values, base, Spread.of(map.source()).mean(), done,
                of, labels, map);
    }
}
