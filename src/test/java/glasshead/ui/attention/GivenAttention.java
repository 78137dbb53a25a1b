package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Maps that can be told by their values: `at(query, key)` is [#value].
final class GivenAttention implements AttentionSource {

    Head strongest = new Head(1, 2);

    final List<String> questions = new ArrayList<>();
    int length = 5;
    boolean answers = true;
    private Runnable withheld;

    static float value(int query, int key, Weighting weighting) {
        float size = (query + 1) / 10f + key / 100f;
        return weighting == Weighting.LOGIT && key % 2 == 1 ? -size : size;
    }

    static AttentionMap map(int length, List<Head> heads, Weighting weighting) {
        float[] values = new float[length * length];
        double limit = weighting == Weighting.ATTENTION ? 1 : 0;
        for (int query = 0; query < length; query++) {
            for (int key = 0; key <= query; key++) {
                values[query * length + key] = value(query, key, weighting);
                limit = Math.max(limit, Math.abs(value(query, key, weighting)));
            }
        }
        return new AttentionMap(weighting, heads, length, values, limit);
    }

    @Override
    public void ask(Object asker, Side side, List<Head> heads, Weighting weighting, Consumer<AttentionMap> then) {
        questions.add(side + " " + heads + " " + weighting);
        int asked = length;
        withheld = () -> then.accept(map(asked, heads, weighting));
        if (answers) {
            withheld.run();
        }
    }

    /// Gives the newest answer that was held back.
    void answer() {
        withheld.run();
    }

    @Override
    public Head strongest(Findings findings, Side side) {
        return strongest;
    }
}
