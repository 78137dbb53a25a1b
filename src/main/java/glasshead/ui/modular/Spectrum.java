package glasshead.ui.modular;

import glasshead.analysis.modular.FourierBasis;
import glasshead.analysis.modular.ModularAddition;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two numbers for each frequency, drawn as bars side by side.
///
/// @param values  `[frequency][series]`, frequency 0 being the constant
/// @param series  what the two are called
/// @param meaning one sentence: what is shown
record Spectrum(Kind kind, double[][] values, List<String> series, String meaning) {

    /// A neuron whose frequency explains so much of its variance follows it closely; the published bound.
    private static final double CLOSELY = 0.85;

    /// What has a spectrum.
    enum Kind {
        EMBEDDING("Embedding", "Length of each wave in the token embedding W_E"),
        NEURONS("Neurons", "How many neurons follow each frequency"),
        LOGITS("Logits", "Share of the logits' variance in each frequency's waves");

        private final String label;
        private final String tooltip;

        Kind(String label, String tooltip) {
            this.label = label;
            this.tooltip = tooltip;
        }

        String label() {
            return label;
        }

        String tooltip() {
            return tooltip;
        }
    }

    static Spectrum of(Kind kind, ModularAddition addition) {
        double[][] values = new double[addition.basis().frequencies() + 1][2];
        return switch (kind) {
            case EMBEDDING -> embedding(addition, values);
            case NEURONS -> neurons(addition, values);
            case LOGITS -> logits(addition, values);
        };
    }

    private static Spectrum embedding(ModularAddition addition, double[][] values) {
        double[] norms = addition.embedding().norms();
        values[0][0] = norms[0];
        for (int frequency = 1; frequency < values.length; frequency++) {
            values[frequency][0] = norms[FourierBasis.cosine(frequency)];
            values[frequency][1] = norms[FourierBasis.sine(frequency)];
        }
        return new Spectrum(Kind.EMBEDDING, values, List.of("cosine", "sine"), "Length of each wave over the tokens in W_E");
    }

    private static Spectrum neurons(ModularAddition addition, double[][] values) {
        for (int neuron = 0; neuron < addition.neurons().best().length; neuron++) {
            int frequency = addition.neurons().best()[neuron];
            values[frequency][0]++;
            values[frequency][1] += addition.neurons().explained()[neuron] >= CLOSELY ? 1 : 0;
        }
        return new Spectrum(Kind.NEURONS, values, List.of("best", "over 85 % explained"), "How many neurons each frequency explains best");
    }

    private static Spectrum logits(ModularAddition addition, double[][] values) {
        for (int frequency = 1; frequency < values.length; frequency++) {
            values[frequency][0] = addition.waves().share(frequency);
            values[frequency][1] = addition.waves().answerShare(frequency);
        }
        return new Spectrum(Kind.LOGITS, values, List.of("waves in a + b", "cos w(a + b − c)"),
                "Share of the logits' variance over all pairs");
    }

    double largest() {
        return IntStream.range(0, values.length).mapToDouble(frequency -> Math.max(values[frequency][0], values[frequency][1])).max()
                .orElse(0);
    }

    String written(double value) {
        return switch (kind) {
            case EMBEDDING -> Numbers.plain(value, 3);
            case NEURONS -> Numbers.plain(value, 0);
            case LOGITS -> Numbers.percent(value);
        };
    }

    /// `cosine 1.204, sine 1.187`
    String reading(int frequency) {
        if (frequency == 0) {
            return (kind == Kind.EMBEDDING ? "constant " : "none of them ") + written(values[0][0]);
        }
        return IntStream.range(0, series.size()).mapToObj(i -> series.get(i) + " " + written(values[frequency][i])).collect(Collectors
                .joining(", "));
    }

    DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int frequency = 0; frequency < values.length; frequency++) {
            rows.add(List.of(String.valueOf(frequency), written(values[frequency][0]), written(values[frequency][1])));
        }
        return new DataTable(kind.label() + " by frequency", List.of("frequency", series.get(0), series.get(1)), rows);
    }
}
