package glasshead.ui.modular;

/// Where the bars of a spectrum lie: numbers at the left, frequencies below.
///
/// @param frequencies how many groups of two bars, the constant's included
/// @param numbers     width of the widest number at the left
record BarsGeometry(int frequencies, double numbers, double line, double width, double height) {

    private static final double GAP = 6;
    /// At the right, so that the last frequency's number is not cut.
    private static final double MARGIN = 8;

    double left() {
        return Math.ceil(numbers + GAP);
    }

    double top() {
        return Math.ceil(line / 2);
    }

    /// The line that bars stand on.
    double base() {
        return Math.floor(height - 1.3 * line);
    }

    /// From one frequency to the next.
    double pitch() {
        return Math.max(1, (width - left() - MARGIN) / Math.max(1, frequencies));
    }

    double x(int frequency) {
        return left() + frequency * pitch();
    }

    /// The frequency at this distance from the left, or [ModularViewModel#NONE].
    int at(double x) {
        int frequency = (int) Math.floor((x - left()) / pitch());
        return x >= left() && frequency < frequencies ? frequency : ModularViewModel.NONE;
    }
}
