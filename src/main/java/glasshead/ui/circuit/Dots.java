package glasshead.ui.circuit;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Approximate scores, across, against exact ones, up: what a scatter shows.
///
/// @param of     what has scores; its names are asked for where one is pointed at
/// @param across `NaN` where there is none
/// @param up     `NaN` where nothing is measured yet
/// @param strong what stands out
/// @param axes   what is up and what is across
/// @param sizes  whether scores are sizes, which have no sign
record Dots(List<?> of, double[] across, double[] up, BitSet strong, String axes, boolean sizes) {

    static Dots of(Shown shown) {
        BitSet kept = new BitSet();
        shown.kept().forEach(edge -> kept.set(shown.graph().index(edge)));
        return new Dots(shown.edges(), shown.approximate(), shown.exact(), kept, "cutting it, up · by gradients, across", false);
    }

    static Dots of(NodeFigures figures) {
        BitSet all = new BitSet();
        all.set(0, figures.nodes().size());
        return new Dots(figures.nodes(), figures.approximate(), figures.measure(), all, "patching it, up · " + figures.method()
                + ", across", figures.method().unsigned());
    }

    boolean isMeasured(int dot) {
        return !Double.isNaN(up[dot]) && !Double.isNaN(across[dot]);
    }

    /// Has only an approximate score yet.
    boolean isUnchecked(int dot) {
        return Double.isNaN(up[dot]) && !Double.isNaN(across[dot]);
    }

    long unchecked() {
        return IntStream.range(0, up.length).filter(this::isUnchecked).count();
    }

    /// The largest size of a score that is shown.
    double limit() {
        return IntStream.range(0, up.length).mapToDouble(dot -> Double.isNaN(across[dot]) ? 0 : isMeasured(dot) ? Math.max(Math.abs(
                across[dot]), Math.abs(up[dot])) : Math.abs(across[dot])).max().orElse(0) + 1e-9;
    }

    String agreement() {
        return Agreement.text(across, up);
    }
}
