package glasshead.ui.provenance;

import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.experiment.Intervention;
import glasshead.experiment.view.Side;
import glasshead.ui.provenance.Provenance.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What all numbers of some findings have in common: position, contrast, weights, runs.
record RunFacts(Findings found) {

    private static final int NAMED_LINES = 2;

    /// ` @14`: where the contrast is read.
    String at() {
        return " @" + found.contrast().position();
    }

    /// Divided by the final LayerNorm's scale, where there is one, as attribution does it. Raw weights keep the LayerNorm's own gain γ and
    /// mean.
    String towardsContrast(String written) {
        if (!found.model().hasLayerNorm()) {
            return written + " · (" + contrast("w") + ")";
        }
        return found.experiment().options().rawWeights()
                ? "γ (" + written + " − mean) · (" + contrast("w") + ") / σ_final"
                : written + " · (" + contrast("w") + ") / σ_final";
    }

    /// `w[·Mary] − w[·John]`, the mean of several.
    String contrast(String of) {
        int[] answers = found.contrast().answers();
        int[] distractors = found.contrast().distractors();
        if (distractors.length == 0) {
            return mean(of, answers);
        }
        return (answers.length == 0 ? "" : mean(of, answers) + " ") + "− " + mean(of, distractors);
    }

    private String mean(String of, int[] ids) {
        String names = Arrays.stream(ids).mapToObj(found.model().vocabulary()::label).collect(Collectors.joining(", "));
        return (ids.length > 1 ? "mean " : "") + of + "[" + names + "]";
    }

    List<Line> ofAttribution() {
        List<Line> lines = new ArrayList<>(List.of(new Line("weights", weights()), new Line("run", runs())));
        if (found.model().hasLayerNorm()) {
            lines.addFirst(new Line("σ", "ln_final.hook_scale" + at() + (found.hasAblation() ? ", frozen at each run's own"
                    : ", frozen at this run")));
        }
        return lines;
    }

    String weights() {
        String processed = found.model().hasLayerNorm() ? "LayerNorm folded, centred" : "no LayerNorm, unembedding centred";
        String handled = found.experiment().options().rawWeights() ? "raw, as in the file" : processed;
        String model = found.model().name();
        String step = model.equals(ModelPlace.withoutStep(model)) ? "" : model + " · ";
        return step + handled + (found.tokens().bos() ? " · BOS on" : " · BOS off");
    }

    String runs() {
        return found.hasAblation() ? run(Side.BEFORE) + " → " + run(Side.AFTER) : run(Side.BEFORE);
    }

    String run(Side side) {
        List<Intervention> lines = found.experiment().active();
        if (side == Side.BEFORE || !found.hasAblation()) {
            return "baseline";
        }
        String named = lines.stream().limit(NAMED_LINES).map(Intervention::toString).collect(Collectors.joining("; "));
        return "with " + lines.size() + (lines.size() == 1 ? " intervention" : " interventions") + " (" + named + (lines
                .size() > NAMED_LINES ? "; …)" : ")");
    }
}
