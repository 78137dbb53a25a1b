package glasshead.ui.weights;

import glasshead.analysis.paths.PathExpansion;
import glasshead.analysis.paths.PathLogits;
import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.experiment.view.Side;
import glasshead.session.Session;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logits of the present run, interventions included, as a sum over paths.
final class PromptPaths {

    /// A model with more has too many paths.
    static final int LAYERS = 2;

    private final Session session;
    private final Runnable changed;
    private @Nullable Findings of;
    private @Nullable PathLogits paths;

    /// @param changed is told when they are there
    PromptPaths(Session session, Runnable changed) {
        this.session = session;
        this.changed = changed;
    }

    static boolean arePossible(ModelInfo model) {
        return model.layers() <= LAYERS && (model.dMlp() == 0 || model.layers() == 0);
    }

    /// Asks for those of the present run, unless they are known.
    void ask() {
        Findings found = session.findings().get();
        if (found == null || !arePossible(found.model()) || found == of) {
            return;
        }
        of = found;
        paths = null;
        session.ask(this, Side.AFTER, new PathExpansion(List.of()), answer -> {
            if (found == of) {
                paths = answer;
                changed.run();
            }
        });
    }

    /// Nothing while those of the present run are not known.
    @Nullable
    WeightsPage page() {
        Findings found = of;
        PathLogits logits = paths;
        return found == null || logits == null || found != session.findings().get() ? null : WeightsPages.paths(logits, differences(logits,
                found));
    }

    /// What is said of one of them.
    String told(int path) {
        Findings found = of;
        PathLogits logits = paths;
        return found == null || logits == null ? "" : WeightsPages.path(logits, path, found.model().vocabulary());
    }

    /// Of each path, the answers' mean logit minus the distractors'.
    private static double[] differences(PathLogits logits, Findings found) {
        return Arrays.stream(logits.values()).mapToDouble(row -> mean(row, found.contrast().answers()) - mean(row, found.contrast()
                .distractors())).toArray();
    }

    private static double mean(double[] row, int[] ids) {
        return Arrays.stream(ids).mapToDouble(id -> row[id]).average().orElse(0);
    }
}
