package glasshead.ui.examples;

import glasshead.scan.Histogram;
import glasshead.scan.PartStatistics;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// How many tokens have which values, on a logarithmic scale, with the limits between the ranges from which random places are drawn.
final class HistogramPane extends Region {

    private static final double FEET = 15;
    private static final double SMALLEST = 1.5;

    private final List<Region> bars = new ArrayList<>();
    private final List<Line> limits = new ArrayList<>();
    private final Label from = new Label();
    private final Label to = new Label();
    private @Nullable PartStatistics shown;
    /// Of the bins that hold something.
    private int first;
    private int last;

    HistogramPane() {
        getStyleClass().add("histogram");
        List.of(from, to).forEach(label -> label.getStyleClass().addAll("muted", "small"));
    }

    void show(PartStatistics statistics) {
        shown = statistics;
        Histogram histogram = statistics.histogram();
        bars.clear();
        limits.clear();
        first = 0;
        last = histogram.counts().length - 1;
        while (first < last && histogram.counts()[first] == 0) {
            first++;
        }
        while (last > first && histogram.counts()[last] == 0) {
            last--;
        }
        for (int bin = first; bin <= last; bin++) {
            bars.add(bar(histogram, bin));
        }
        for (int i = 0; i < statistics.limits().length; i++) {
            Line limit = new Line();
            limit.getStyleClass().add("histogram-limit");
            limits.add(limit);
        }
        from.setText(Numbers.telling(begin(histogram, first), 2));
        to.setText(Numbers.telling(histogram.end(last), 2));
        getChildren().setAll(bars);
        getChildren().addAll(limits);
        getChildren().addAll(from, to);
        setAccessibleText("Histogram of " + Numbers.grouped(statistics.tokens()) + " values, median " + Numbers.telling(histogram.quantile(
                0.5), 3) + ", 99 % below " + Numbers.telling(histogram.quantile(0.99), 3));
        requestLayout();
    }

    /// The lowest bin has no beginning.
    private static double begin(Histogram histogram, int bin) {
        return histogram.end(Math.max(0, bin - 1));
    }

    private static Region bar(Histogram histogram, int bin) {
        Region bar = new Region();
        bar.getStyleClass().add("histogram-bar");
        Tooltip.install(bar, new Tooltip(Numbers.grouped(histogram.counts()[bin]) + " tokens " + range(histogram, bin)));
        return bar;
    }

    /// The first bin and the last one have one end each.
    private static String range(Histogram histogram, int bin) {
        if (bin == 0) {
            return "below " + Numbers.telling(histogram.low(), 3);
        }
        return bin == histogram.counts().length - 1 ? "above " + Numbers.telling(histogram.high(), 3) : Numbers.telling(histogram.end(bin
                - 1), 3) + " to " + Numbers.telling(histogram.end(bin), 3);
    }

    @Override
    protected void layoutChildren() {
        PartStatistics now = shown;
        if (now == null) {
            return;
        }
        Histogram histogram = now.histogram();
        double most = Math.log1p(LongStream.of(histogram.counts()).max().orElse(1));
        double height = getHeight() - FEET;
        double width = getWidth() / bars.size();
        for (int bin = 0; bin < bars.size(); bin++) {
            long count = histogram.counts()[first + bin];
            double tall = count == 0 ? 0 : Math.max(SMALLEST, height * Math.log1p(count) / Math.max(1, most));
            bars.get(bin).resizeRelocate(bin * width, height - tall, Math.max(1, width - 1), tall);
        }
        double low = begin(histogram, first);
        double range = Math.max(1e-12, histogram.end(last) - low);
        for (int i = 0; i < limits.size(); i++) {
            double x = Math.round(Math.clamp(getWidth() * (now.limits()[i] - low) / range, 0, getWidth() - 1)) + 0.5;
            limits.get(i).setStartX(x);
            limits.get(i).setEndX(x);
            limits.get(i).setStartY(0);
            limits.get(i).setEndY(height);
        }
        Arrays.asList(from, to).forEach(Region::autosize);
        from.relocate(0, height + 1);
        to.relocate(getWidth() - to.getWidth(), height + 1);
    }
}
