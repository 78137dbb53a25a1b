package glasshead.ui.why;

import glasshead.analysis.AttendedPair;
import glasshead.analysis.ScoreTable;
import glasshead.analysis.Spread;
import glasshead.engine.Question;
import glasshead.engine.SetAverages;
import glasshead.engine.SetFindings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Intervention;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Scores in the mean over a set of prompts that are equally long. One question at a time; a newer one ends an older one's.
public final class ScoreMeans {

    private final QuestionService service;
    private final List<Handle> asking = new ArrayList<>();

    public ScoreMeans(QuestionService service) {
        this.service = service;
    }

    /// Whether the prompts of a set are equally long.
    static boolean isIn(@Nullable SetFindings set) {
        return set != null && !set.positions().isEmpty();
    }

    /// A mean that still needs the tokens that it is shown with.
    interface Mean {
        ShownScore at(TokenRow tokens);
    }

    /// @param then gets the mean once all prompts were run, on the FX thread
    void ask(SetFindings of, AttendedPair pair, Consumer<Mean> then, Consumer<String> failed) {
        end();
        List<Intervention> active = of.question().conditions().isEmpty() ? List.of() : of.question().conditions().getFirst();
        means(of, pair, List.of(), before -> {
            if (active.isEmpty()) {
                then.accept(mean(pair, before, null, active));
            } else {
                means(of, pair, active, after -> then.accept(mean(pair, before, after, active)), failed);
            }
        }, failed);
    }

    private void means(SetFindings of, AttendedPair pair, List<Intervention> lines, Consumer<SetAverages> then, Consumer<String> failed) {
        Question.OfSet asked = of.question();
        asking.add(service.begin(new Question.Averages(asked.model(), asked.set(), asked.position(), lines, ScoreTable.numbers(pair), true,
                asked.options()), _ -> {}, then, problem -> failed.accept(problem.getMessage())));
    }

    void end() {
        asking.forEach(Handle::cancel);
        asking.clear();
    }

    private static Mean mean(AttendedPair pair, SetAverages before, @Nullable SetAverages after, List<Intervention> active) {
        return tokens -> new ShownScore(table(pair, before, Spread::mean), after == null ? null : table(pair, after, Spread::mean), table(
                pair, before, Spread::standardError), tokens, active, "mean over " + before.done() + " prompts");
    }

    private static ScoreTable table(AttendedPair pair, SetAverages averages, ToDoubleFunction<Spread> number) {
        return ScoreTable.of(pair, pair.parts(averages.model().heads(), averages.model().dMlp() > 0), averages.spreads().stream()
                .mapToDouble(number).toArray());
    }
}
