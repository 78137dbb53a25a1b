package glasshead.ui.why;

import glasshead.analysis.ScoreTable;
import glasshead.experiment.view.WhyPicture;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the panel says.
final class WhyTexts {

    static final String TITLE = "Why it looks there";
    /// What the pairs may fail to account for without a word.
    private static final double EXACT = 1e-3;

    private WhyTexts() {}

    /// `L1H1: 13 → 6`, short enough to stand beside the switches; the tokens are in the line below.
    static String title(@Nullable ShownScore score) {
        return score == null ? TITLE : score.before().head() + ": " + score.before().query() + " → " + score
                .before().key();
    }

    static String legend(@Nullable ShownScore score, WhyPicture picture) {
        if (score == null) {
            return "";
        }
        String over = score.over().isEmpty() ? "" : score.over() + " · ";
        return over + switch (picture) {
            case TABLE -> "score before the softmax, query parts (rows) × key parts (columns) · LayerNorm's scales frozen";
            case PAIRS -> "score before the softmax, pair by pair · LayerNorm's scales frozen";
            case MOVED -> "what is moved from the key, in logits · the parts sum to the key's share";
        };
    }

    /// `·dog → ·Mary: score +12.89 → 98.1 % of the attention`
    static String score(ShownScore score) {
        ScoreTable table = score.before();
        String rest = Math.abs(table.remainder()) > EXACT * Math.max(1, Math.abs(table.score())) ? "; the pairs sum to " + Numbers.signed(
                table.sum()) : "";
        return score.label(table.query()) + " → " + score.label(table.key()) + ": score " + Numbers.signed(table.score()) + error(score, 0)
                + " → " + Numbers.percent(table.attention()) + " of the attention"
                + rest;
    }

    private static String error(ShownScore score, int decimals) {
        return score.errors() == null ? "" : " ± " + Numbers.plain(score.errors().score(), 2 + decimals);
    }

    /// What interventions did to the score and its weight, and what the table predicted of the pairs that are cut. Empty without any.
    static String effect(ShownScore score) {
        ScoreTable after = score.after();
        if (after == null) {
            return "";
        }
        ScoreTable before = score.before();
        double cut = score.cut();
        String moved = "score " + Numbers.signed(before.score()) + " → " + Numbers.signed(after.score());
        String weight = "attention " + Numbers.percent(before.attention()) + " → " + Numbers.percent(after.attention());
        if (cut == 0) {
            return "With the interventions: " + moved + ", " + weight + ".";
        }
        return "Cut: " + moved + " (predicted " + Numbers.signed(before.score() - cut) + "), " + weight + " (predicted " + Numbers.percent(
                before.attentionWithout(cut)) + " with the other keys as they were).";
    }

    /// `L0H0 × L0H1: +9.11 · without it 3.1 %`
    static String pair(ShownScore score, WhyViewModel.Chosen pair) {
        double value = score.before().of(pair.queryPart(), pair.keyPart());
        return pair.queryPart() + " × " + pair.keyPart() + ": " + Numbers.signed(value) + " · attention without it " + Numbers.percent(score
                .before().attentionWithout(value));
    }

    /// `+9.11`, over a set `+9.11 ± 0.20`.
    static String value(ShownScore score, ScoreTable.Pair pair) {
        ScoreTable errors = score.errors();
        return Numbers.signed(pair.value()) + (errors == null ? "" : error(errors.pairs()[pair.query()][pair.key()]));
    }

    /// What is moved of a part, in the same way.
    static String moved(ShownScore score, int part) {
        ScoreTable errors = score.errors();
        return Numbers.signed(score.before().moved()[part]) + (errors == null || errors.moved().length == 0 ? ""
                : error(errors.moved()[part]));
    }

    private static String error(double error) {
        return Double.isNaN(error) ? "" : " ± " + Numbers.plain(error, 2);
    }

    static TipText tip(SortedScores scores, Pointed at) {
        double value = scores.values()[at.row()][at.column()];
        return new TipText(scores.rows().get(at.row()).label() + " × " + scores.columns().get(at.column()).label(), Numbers.signed(value),
                value < 0 ? "distractor" : "answer");
    }

    /// All pairs, strongest first.
    static List<ScoreTable.Pair> pairs(ScoreTable table) {
        return table.strongest(table.parts().size() * table.parts().size());
    }

    /// The parts at the key by what is moved of them, strongest first.
    static List<Integer> moved(ScoreTable table) {
        return IntStream.range(0, table.moved().length).boxed().sorted(Comparator.comparingDouble((Integer part) -> -Math.abs(table
                .moved()[part]))).toList();
    }

    static DataTable table(@Nullable ShownScore score, WhyPicture picture) {
        if (score == null) {
            return new DataTable(TITLE, List.of("query part", "key part", "score"), List.of());
        }
        ScoreTable table = score.before();
        return switch (picture) {
            case TABLE -> matrix(title(score), SortedScores.of(table, table.parts().size()));
            case PAIRS -> withErrors(title(score), List.of("query part", "key part", "score", "attention without it"), pairs(table)
                    .stream().map(pair -> new Line(List.of(table.parts().get(pair.query()), table.parts().get(pair.key()), Numbers.signed(
                            pair.value(), 4), Numbers.percent(table.attentionWithout(pair.value()))), score.errors() == null ? Double.NaN
                                    : score.errors().pairs()[pair.query()][pair.key()])).toList());
            case MOVED -> withErrors(title(score), List.of("part at the key", "logits"), moved(table).stream().map(part -> new Line(List.of(
                    table.parts().get(part), Numbers.signed(table.moved()[part], 4)), score.errors() == null || score.errors()
                            .moved().length == 0 ? Double.NaN : score.errors().moved()[part])).toList());
        };
    }

    /// @param error over a set, else `NaN`
    private record Line(List<String> cells, double error) {
    }

    /// With a last column for the standard errors where there are some.
    private static DataTable withErrors(String title, List<String> columns, List<Line> lines) {
        if (lines.stream().allMatch(line -> Double.isNaN(line.error))) {
            return new DataTable(title, columns, lines.stream().map(Line::cells).toList());
        }
        return new DataTable(title, Stream.concat(columns.stream(), Stream.of("standard error")).toList(), lines.stream().map(line -> Stream
                .concat(line.cells.stream(), Stream.of(Numbers.plain(line.error, 4))).toList()).toList());
    }

    private static DataTable matrix(String title, SortedScores scores) {
        List<String> columns = new ArrayList<>(List.of("query part"));
        scores.columns().forEach(column -> columns.add(column.label()));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < scores.rows().size(); row++) {
            List<String> cells = new ArrayList<>(List.of(scores.rows().get(row).label()));
            for (double value : scores.values()[row]) {
                cells.add(Numbers.signed(value, 4));
            }
            rows.add(cells);
        }
        return new DataTable(title, columns, rows);
    }
}
