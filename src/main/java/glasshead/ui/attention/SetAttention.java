package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.analysis.MeanPattern;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.engine.SetPosition;
import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.SetPattern;
import glasshead.experiment.view.Side;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The mean attention of heads over a set, or its spread. One question at a time; a newer one ends an older one's.
public final class SetAttention {

    private final QuestionService service;
    private @Nullable Handle asking;

    public SetAttention(QuestionService service) {
        this.service = service;
    }

    /// Whether the prompts of a set have patterns that can be averaged: those of one length.
    static boolean isIn(@Nullable SetFindings set) {
        return set != null && !set.positions().isEmpty();
    }

    /// @param then gets the map once all prompts were run, on the FX thread
    void ask(SetFindings of, Side side, List<Head> heads, SetPattern picture, Consumer<AttentionMap> then, Consumer<String> failed) {
        end();
        Question.OfSet asked = of.question();
        boolean changed = side == Side.AFTER && !asked.conditions().isEmpty();
        List<List<Intervention>> conditions = changed ? List.of(asked.conditions().getFirst()) : List.of();
        asking = service.answer(new Question.OfSet(asked.model(), asked.set(), asked.position(), conditions, asked.options(), false, heads),
                found -> {
                    if (found.answered() == found.used()) {
                        then.accept(map(found.now().patterns().values().stream().toList(), heads, picture));
                    }
                }, failed);
    }

    void end() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    /// The mean of several heads is that of their means, and so with the spread.
    private static AttentionMap map(List<MeanPattern> patterns, List<Head> heads, SetPattern picture) {
        int length = patterns.getFirst().length();
        float[] values = new float[length * length];
        for (MeanPattern pattern : patterns) {
            // the standard error is that of the mean; the deviation from prompt to prompt is larger by the root of their number
            double factor = Math.sqrt(pattern.count());
            for (int cell = 0; cell < values.length; cell++) {
                double value = picture == SetPattern.SPREAD ? pattern.standardError()[cell] * factor : pattern.mean()[cell];
                values[cell] += (float) ((Double.isNaN(value) ? 0 : value) / patterns.size());
            }
        }
        double most = 0;
        for (float value : values) {
            most = Math.max(most, value);
        }
        return new AttentionMap(Weighting.ATTENTION, heads, length, values, picture == SetPattern.SPREAD ? most : Math.max(1, most));
    }

    /// The tokens of the shown example, with those that differ from prompt to prompt named by their column.
    static TokenRow tokens(SetFindings set, TokenRow shown) {
        return new TokenRow(shown.ids(), set.positions().stream().map(SetPosition::title).toArray(String[]::new), shown.bos());
    }

    /// `mean over 100 prompts, [io] and [s] differ`
    static String remark(SetFindings set, SetPattern picture) {
        List<String> columns = set.positions().stream().filter(position -> !position.column().isEmpty()).map(SetPosition::title).distinct()
                .toList();
        String what = picture == SetPattern.SPREAD ? "standard deviation over " : "mean over ";
        return what + set.used() + " prompts" + (columns.isEmpty() ? "" : ", by column: " + String.join(" ", columns.stream().limit(4)
                .toList()) + (columns.size() > 4 ? " …" : ""));
    }
}
