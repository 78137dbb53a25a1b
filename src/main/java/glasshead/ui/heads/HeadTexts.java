package glasshead.ui.heads;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadMetric;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words of the head grid.
final class HeadTexts {

    private static final String HELP = "Click locks · A ablates · Shift-click adds · labels select a row or column";

    private HeadTexts() {}

    /// What the picture shows, its range and unit.
    static String legend(HeadGrid grid) {
        if (grid == null || grid.allHeads().isEmpty()) {
            return "";
        }
        return switch (grid.picture()) {
            case CellPicture.Pattern pattern -> (grid.mean() == null ? "" : "of the shown prompt: ") + pattern.meaning();
            case CellPicture.Metric picture when grid.mean() != null && picture.metric() == HeadMetric.ATTRIBUTION -> Texts.format(
                    "mean direct attribution over %d prompts, logits", grid.mean().prompts()) + range(grid, picture.metric());
            case CellPicture.Metric picture -> picture.meaning() + range(grid, picture.metric());
            case CellPicture.Detected picture when grid.scores() != null -> grid.scores().data().brief() + ": " + picture.detector()
                    .meaning() + ", 0 to 1";
            case CellPicture.Detected picture -> picture.meaning();
            case CellPicture.Composed _ -> CompositionTexts.legend(grid.composing());
        };
    }

    /// How to use the grid, and what must be known about the numbers: why cells are hatched, what data they are from.
    static String help(HeadGrid grid) {
        if (grid == null) {
            return HELP;
        }
        if (grid.allHeads().isEmpty()) {
            return "";
        }
        return switch (grid.picture()) {
            case CellPicture.Pattern _ -> HELP;
            case CellPicture.Metric metric when grid.allHeads().stream().anyMatch(head -> Double.isNaN(metric.value(grid,
                    head))) -> "Grey hatch: " + metric.undefined() + " · " + HELP;
            case CellPicture.Metric _ -> HELP;
            case CellPicture.Detected _ -> grid.scores() == null ? "" : grid.scores().data().description();
            case CellPicture.Composed _ -> CompositionTexts.help(grid.composing());
        };
    }

    /// What stands in place of the grid while there are no scores on standard data.
    static String scores(ScoreState state) {
        return switch (state) {
            case ScoreState.Looking _ -> "Looking for scores…";
            case ScoreState.Missing _ -> "Not scored yet on random repeated tokens";
            case ScoreState.Computing(int done, int rows) when rows == 0 -> "Starting…";
            case ScoreState.Computing(int done, int rows) -> "Random repeated tokens: row " + done + " of " + rows + " done";
            case ScoreState.There _ -> "";
            case ScoreState.Failed(String sentence) -> sentence;
        };
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
        Stream<String> onPrompt = Arrays.stream(HeadMetric.values()).map(metric -> {
            double value = grid.value(metric, head);
            return metric.label() + "  " + (Double.isNaN(value) ? "– (" + undefined(metric) + ")" : written(metric, value));
        });
        Stream<String> onRandom = grid.scores() == null ? Stream.empty() : Stream.concat(Stream.of("On random repeated tokens:"),
                Arrays.stream(Detector.values()).map(detector -> detector.label() + "  " + Numbers.plain(grid.scores().scores().of(detector,
                        head), 2)));
        return Stream.of(Stream.of(head + state(grid, head)), onPrompt, onRandom, CompositionTexts.lines(grid.composing(), head)).flatMap(
                lines -> lines).collect(Collectors.joining("\n"));
    }

    /// One line for a screen reader.
    static String spoken(HeadGrid grid, Head head, boolean locked) {
        String value = grid.hasContrast() ? ", attribution " + Numbers.signed(grid.value(HeadMetric.ATTRIBUTION, head)) : "";
        String detected = grid.picture() instanceof CellPicture.Detected picture && grid.scores() != null
                ? ", " + picture.detector().label().toLowerCase(Locale.ROOT) + " on random repeated tokens " + picture.written(picture
                        .value(grid, head)) : "";
        return head + state(grid, head) + value + detected + CompositionTexts.spoken(grid.composing(), head) + (locked ? ", locked" : "");
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

    static DataTable table(@Nullable HeadGrid grid) {
        ModelScores scores = grid == null ? null : grid.scores();
        List<String> columns = Stream.of(Stream.of("head", "interventions"), Arrays.stream(HeadMetric.values()).map(HeadMetric::label),
                detectors(scores).map(detector -> detector.label() + ", random tokens"),
                grid == null ? Stream.<String>empty() : CompositionTexts.columns(grid.composing())).flatMap(names -> names).toList();
        return new DataTable("Heads", columns, grid == null ? List.of() : grid.allHeads().stream().map(head -> Stream.of(
                Stream.of(head.toString(), switch (grid.ablation(head)) {
                    case NONE -> "";
                    case CHANGED -> "changed";
                    case SOME_POSITIONS -> "ablated at some positions";
                    case EVERYWHERE -> "ablated";
                }),
                Arrays.stream(HeadMetric.values()).map(metric -> exact(grid.value(metric, head))),
                scores == null ? Stream.<String>empty()
                        : detectors(scores).map(detector -> exact(scores.scores().of(detector, head))),
                CompositionTexts.values(grid.composing(), head).map(HeadTexts::exact)).flatMap(cells -> cells).toList()).toList());
    }

    private static Stream<Detector> detectors(@Nullable ModelScores scores) {
        return scores == null ? Stream.empty() : Arrays.stream(Detector.values());
    }

    private static String exact(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%.6f", value);
    }
}
