package glasshead.ui.neurons;

import glasshead.analysis.NeuronReading;
import glasshead.analysis.TokenValue;
import glasshead.engine.Findings;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is said of neurons.
final class NeuronTexts {

    static final String TITLE = "Neurons";
    private static final List<String> COLUMNS = List.of("neuron", "logits", "standard error", "after", "standard error after", "writes",
            "lowers", "answers to", "input");
    private static final int PARTS = 3;

    private NeuronTexts() {}

    /// `MLP 3: +1.39 by neuron`
    static String title(@Nullable ShownNeurons shown) {
        if (shown == null) {
            return TITLE;
        }
        String after = shown.compared() ? " → " + Numbers.signed(shown.sumAfter()) : "";
        return "MLP " + shown.layer() + ": " + Numbers.signed(shown.sum()) + after + " by neuron";
    }

    static String legend(@Nullable ShownNeurons shown) {
        if (shown == null) {
            return "";
        }
        return (shown.over().isEmpty() ? "" : shown.over() + " · ")
                + "logits towards the answer, LayerNorm's scale frozen · ▲ raises ▼ lowers";
    }

    static String sum(ShownNeurons shown) {
        return "Neurons and output bias add up to the MLP's bar, " + Numbers.signed(shown.compared() ? shown.sumAfter() : shown.sum())
                + ".";
    }

    /// `+0.41`, over a set `+0.41 ± 0.02`.
    static String value(double value, double error) {
        return Numbers.signed(value) + (Double.isNaN(error) ? "" : " ± " + Numbers.plain(error, 2));
    }

    /// `▲ ·Mary ·Anna  ▼ ·the ·a`
    static String written(NeuronRow row, Findings of) {
        NeuronReading reading = row.reading();
        return reading == null ? "" : "▲ " + tokens(reading.up(), of) + "   ▼ " + tokens(reading.down(), of);
    }

    /// What a neuron answers to by the weights, and what its input is made of on the prompt.
    static String read(NeuronRow row, Findings of) {
        NeuronReading reading = row.reading();
        return reading == null ? "" : row.label() + " answers to " + tokens(reading.reads(), of) + " · input here " + Numbers.signed(reading
                .input()) + ": " + parts(reading);
    }

    private static String parts(NeuronReading reading) {
        return reading.parts().stream().sorted(Comparator.comparingDouble((NeuronReading.PartValue part) -> -Math.abs(part.value()))).limit(
                PARTS).map(part -> part.part() + " " + Numbers.signed(part.value())).collect(Collectors.joining(", ")) + ", …";
    }

    private static String tokens(List<TokenValue> tokens, Findings of) {
        return tokens.stream().map(token -> of.model().vocabulary().label(token.id())).collect(Collectors.joining(" "));
    }

    static DataTable table(@Nullable ShownNeurons shown) {
        if (shown == null) {
            return new DataTable(TITLE, COLUMNS, List.of());
        }
        return new DataTable(title(shown), COLUMNS, shown.rows().stream().map(row -> {
            NeuronReading reading = row.reading();
            return List.of(row.label(), Numbers.signed(row.before(), 4), error(row.error()), Numbers.signed(row.after(), 4), error(row
                    .errorAfter()), reading == null ? "" : tokens(
                            reading.up(), shown.of()), reading == null ? "" : tokens(reading.down(), shown.of()), reading == null ? ""
                                    : tokens(
                                            reading.reads(), shown.of()), reading == null ? "" : Numbers.signed(reading.input(), 4));
        }).toList());
    }

    private static String error(double error) {
        return Double.isNaN(error) ? "" : Numbers.plain(error, 4);
    }

    static String spoken(NeuronRow row, ShownNeurons shown) {
        return row.label() + ", " + Numbers.signed(row.before()) + (shown.compared() ? ", after " + Numbers.signed(row.after()) : "") + (row
                .isNeuron() ? ", " + written(row, shown.of()) : "");
    }
}
