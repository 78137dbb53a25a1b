package glasshead.ui.modular;

import glasshead.analysis.modular.FourierBasis;
import glasshead.pixels.Cells;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import glasshead.ui.heatmap.Heatmap;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A square of numbers, a across and b down: one for each pair, or one for each product of two waves.
///
/// @param values  `[across * prime + down]`
/// @param waves   whether the axes are the Fourier components over a and over b instead of a and b
/// @param meaning one sentence: what is shown
/// @param remark  which frequencies it is without; empty for none
record Picture(int prime, float[] values, boolean waves, Quantity quantity, String meaning, String remark) {

    /// Whether anything is below zero, so that the colours have to go both ways.
    boolean diverges() {
        return quantity.signed() && IntStream.range(0, values.length).anyMatch(i -> values[i] < 0);
    }

    /// The largest size; 1 for attention, whatever it is.
    double limit() {
        double largest = IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
        return quantity == Quantity.ATTENTION || largest == 0 ? 1 : largest;
    }

    float at(int across, int down) {
        return values[across * prime + down];
    }

    ColourScale scale(ViewOptions options) {
        Palette palette = options.palette().get();
        boolean dark = options.dark().get();
        return diverges() ? ColourScale.diverging(palette, dark, limit()) : ColourScale.sequential(palette, dark, limit());
    }

    Heatmap heatmap(ViewOptions options) {
        float[] byRows = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            byRows[i % prime * prime + i / prime] = values[i];
        }
        List<String> labels = waves ? List.of(FourierBasis.names(prime)) : IntStream.range(0, prime).mapToObj(String::valueOf).toList();
        return new Heatmap(new Cells(prime, prime, byRows, false), scale(options), labels, labels);
    }

    /// `a 5 · b 7`, `cos 4 of a · sin 4 of b`
    String place(int across, int down) {
        return waves ? FourierBasis.name(across) + " of a · " + FourierBasis.name(down) + " of b" : "a " + across + " · b " + down;
    }

    DataTable table(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String across = waves ? FourierBasis.name(i / prime) : String.valueOf(i / prime);
            String down = waves ? FourierBasis.name(i % prime) : String.valueOf(i % prime);
            rows.add(List.of(across, down, quantity.brief(values[i])));
        }
        return new DataTable(name, List.of(waves ? "wave of a" : "a", waves ? "wave of b" : "b", quantity.unit()), rows);
    }
}
