package glasshead.ui.modular;

import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation.Place;
import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.ScoredRun;
import org.jspecify.annotations.Nullable;

/// What is on screen: a model on all pairs, and the same without the frequencies that were clicked.
///
/// @param model   its name
/// @param ablated once it is computed, while any is taken away
record Shown(String model, ModularAddition whole, @Nullable AblatedAddition ablated) {

    /// What the pictures over pairs are of.
    ScoredRun pictured() {
        return ablated == null ? whole.whole() : ablated.left();
    }

    /// Whether the model itself was run without them, so that its attention and neurons changed too.
    boolean ranAgain() {
        return ablated != null && ablated.ablation().place() == Place.EMBEDDING;
    }

    /// `without 4 and 17`; empty when nothing is taken away.
    String remark() {
        return ablated == null ? "" : "without " + ModularTexts.list(ablated.ablation().frequencies());
    }

    int prime() {
        return whole.prime();
    }
}
