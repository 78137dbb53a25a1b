package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the head grid.
final class HeadTexts {

    private static final String HELP = "Click locks · A ablates · Shift-click adds · labels select a row or column";

    private HeadTexts() {
    }

    /// What the picture shows, its range and unit.
    static String legend(HeadGrid grid) {
        if (grid == null) {
            return "";
        }
        return switch (grid.picture()) {
            case CellPicture.Pattern pattern -> pattern.meaning();
            case CellPicture.Metric(HeadMetric metric) -> metric.meaning() + range(grid, metric);
        };
    }

    /// How to use the grid, and why cells are hatched where some are.
    static String help(HeadGrid grid) {
        return grid != null && grid.picture() instanceof CellPicture.Metric(HeadMetric metric)
                && grid.allHeads().stream().anyMatch(head -> Double.isNaN(grid.value(metric, head)))
                ? "Grey hatch: " + undefined(metric) + " · " + HELP : HELP;
    }

    private static String range(HeadGrid grid, HeadMetric metric) {
        double limit = grid.limit(metric);
        return switch (metric) {
            case ATTRIBUTION -> ", " + Numbers.signed(-limit) + " to " + Numbers.signed(limit);
            case ENTROPY -> ", 0 to " + Numbers.plain(limit, 2);
            case PREVIOUS, DUPLICATE, INDUCTION, FIRST -> "";
        };
    }

    /// Why a metric has no number.
    static String undefined(HeadMetric metric) {
        return switch (metric) {
            case ATTRIBUTION -> "no answer and no distractor is set";
            case DUPLICATE, INDUCTION -> "no token of this prompt occurs twice";
            case PREVIOUS -> "the prompt has only one token";
            case ENTROPY, FIRST -> "undefined on this prompt";
        };
    }

    /// The head with all its numbers, a line for each.
    static String tooltip(HeadGrid grid, Head head) {
        return Stream.concat(Stream.of(head + state(grid, head)), Arrays.stream(HeadMetric.values()).map(metric -> {
            double value = grid.value(metric, head);
            return metric.label() + "  " + (Double.isNaN(value) ? "– (" + undefined(metric) + ")" : written(metric, value));
        })).collect(Collectors.joining("\n"));
    }

    /// One line for a screen reader.
    static String spoken(HeadGrid grid, Head head, boolean locked) {
        String value = grid.hasContrast() ? ", attribution " + Numbers.signed(grid.value(HeadMetric.ATTRIBUTION, head)) : "";
        return head + state(grid, head) + value + (locked ? ", locked" : "");
    }

    static String written(HeadMetric metric, double value) {
        return metric.signed() ? Numbers.signed(value) : Numbers.plain(value, 2);
    }

    private static String state(HeadGrid grid, Head head) {
        List<Intervention> lines = grid.found().experiment().active().stream().filter(line -> line.reaches(head)).toList();
        return stated(", ablated: ", lines.stream().filter(line -> line.ablates(head)).map(HeadTexts::action))
                + stated(", changed: ", lines.stream().filter(line -> !line.ablates(head)).map(Intervention::toString));
    }

    private static String stated(String what, Stream<String> lines) {
        String joined = lines.collect(Collectors.joining("; "));
        return joined.isEmpty() ? "" : what + joined;
    }

    private static String action(Intervention line) {
        return line.action().label() + (line.positions().all() ? "" : " at " + line.positions());
    }

    static DataTable table(HeadGrid grid) {
        List<String> columns = Stream.concat(Stream.of("head", "interventions"), Arrays.stream(HeadMetric.values()).map(HeadMetric::label)).toList();
        return new DataTable("Heads", columns, grid == null ? List.of() : grid.allHeads().stream().map(head -> Stream.concat(
                Stream.of(head.toString(), switch (grid.ablation(head)) {
                    case NONE -> "";
                    case CHANGED -> "changed";
                    case SOME_POSITIONS -> "ablated at some positions";
                    case EVERYWHERE -> "ablated";
                }),
                Arrays.stream(HeadMetric.values()).map(metric -> exact(grid.value(metric, head)))).toList()).toList());
    }

    private static String exact(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }
}
