package glasshead.ui.modular;

import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.PairScores;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the read-outs.
///
/// @param name    what was run
/// @param meaning one sentence
/// @param scores  if there is anything to show in this line now
/// @param ratio   how many times the loss of the whole model, over all pairs; empty for that one
record ScoreRow(String name, String meaning, @Nullable PairScores scores, String ratio) {

    static final List<String> COLUMNS = List.of("", "Loss, all pairs", "trained", "held out", "× full", "Right, all pairs", "trained",
            "held out");

    /// Always four, so that nothing moves when frequencies are taken away.
    static List<ScoreRow> of(Shown shown) {
        ModularAddition whole = shown.whole();
        PairScores full = whole.scores();
        List<ScoreRow> rows = new ArrayList<>();
        rows.add(new ScoreRow("Whole model", "The model as it is; losses in nats, over the p numbers as outputs", full, ""));
        rows.add(against(full, "Key frequencies alone",
                "Restricted loss: of the logits only each output's mean and the waves cos and sin of w(a + b) of the key frequencies", whole
                        .restricted()));
        rows.add(against(full, "Without key frequencies",
                "Excluded loss: the logits without the waves cos and sin of w(a + b) of any key frequency", whole.excluded()));
        if (shown.ablated() == null) {
            rows.add(new ScoreRow("Without what you click", "Click bars below, or the key frequencies here", null, ""));
        } else {
            var ablation = shown.ablated().ablation();
            rows.add(against(full, "Without " + ModularTexts.list(ablation.frequencies()),
                    "These frequencies taken away from the " + ablation.place().key(), shown.ablated().scores()));
        }
        return rows;
    }

    private static ScoreRow against(PairScores full, String name, String meaning, PairScores scores) {
        return new ScoreRow(name, meaning, scores, ModularTexts.ratio(scores.loss().all(), full.loss().all()));
    }

    /// As in [#COLUMNS], without the name.
    List<String> cells() {
        if (scores == null) {
            return List.of("–", "–", "–", "–", "–", "–", "–");
        }
        return List.of(ModularTexts.loss(scores.loss().all()), ModularTexts.loss(scores.loss().trained()), ModularTexts.loss(scores.loss()
                .heldOut()), ratio,
                Numbers.percent(scores.accuracy().all()), Numbers.percent(scores.accuracy().trained()), Numbers.percent(scores.accuracy()
                        .heldOut()));
    }

    static DataTable table(Shown shown) {
        List<List<String>> rows = of(shown).stream().map(row -> {
            List<String> cells = new ArrayList<>(row.cells());
            cells.addFirst(row.name());
            return List.copyOf(cells);
        }).toList();
        return new DataTable("Modular addition", COLUMNS, rows);
    }
}
