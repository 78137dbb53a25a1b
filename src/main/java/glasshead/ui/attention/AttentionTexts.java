package glasshead.ui.attention;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Texts;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.AttentionPicture;
import glasshead.ui.format.Numbers;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the attention view says in words.
final class AttentionTexts {

    private static final int MOST_NAMED_HEADS = 4;

    private AttentionTexts() {}

    static String title(List<Head> heads) {
        return heads.size() == 1 ? heads.getFirst().toString() : "mean of " + heads.size() + " heads";
    }

    /// `ablated: zero`; empty when no active intervention touches one of the heads.
    static String remark(List<Head> heads, Experiment experiment) {
        return experiment.active().stream()
                .filter(line -> heads.stream().anyMatch(line::reaches))
                .map(line -> line.where().site() == Site.Z && line.ablates() ? done(line, heads.size() > 1) : "changed: " + named(line,
                        heads))
                .distinct().collect(Collectors.joining(", "));
    }

    /// Without the head's name where the title says it.
    private static String named(Intervention line, List<Head> heads) {
        String name = heads.size() == 1 ? heads.getFirst() + " " : "";
        return line.toString().startsWith(name) ? line.toString().substring(name.length()) : line.toString();
    }

    private static String done(Intervention line, boolean named) {
        String positions = line.positions().all() ? "" : " at " + line.positions();
        return "ablated: " + (named ? line.place() + " " : "") + line.action().label() + positions;
    }

    /// One line: which heads, what is shown with its range, and how to read the picture.
    static String legend(ShownAttention shown, AttentionPicture picture) {
        String without = shown.withoutFirst() ? ", BOS left out" : "";
        return heads(shown) + quantity(shown) + without + " · " + reading(shown.weighting(), picture);
    }

    private static String heads(ShownAttention shown) {
        if (!shown.chosen()) {
            return "strongest head · ";
        }
        String names = shown.heads().stream().limit(MOST_NAMED_HEADS).map(Head::toString).collect(Collectors.joining(", "));
        String more = shown.heads().size() > MOST_NAMED_HEADS ? ", …" : "";
        return shown.heads().size() == 1 ? "" : names + more + " · ";
    }

    private static String quantity(ShownAttention shown) {
        double limit = shown.limit();
        return switch (shown.weighting()) {
            case ATTENTION -> "attention, 0 to " + (limit == 1 ? "1" : Numbers.plain(limit, 2));
            case VALUE -> "attention × |v W_O|, 0 to " + Numbers.plain(limit, 2);
            case LOGIT -> "logits, ±" + Numbers.plain(limit, 2) + ": teal pushes the answer, orange the distractor";
        };
    }

    private static String reading(Weighting weighting, AttentionPicture picture) {
        return switch (picture) {
            case HEATMAP -> (weighting == Weighting.ATTENTION ? "query rows (sum 1), key columns" : "query rows, key columns");
            case ARCS -> "lines from query to key, the wider the more " + amount(weighting);
            case TEXT -> "the stronger the colour, the more " + amount(weighting);
        };
    }

    private static String amount(Weighting weighting) {
        return switch (weighting) {
            case ATTENTION -> "attention";
            case VALUE -> "weighted attention";
            case LOGIT -> "effect";
        };
    }

    /// For a screen reader: heads, quantity, and the row that matters.
    static String spoken(ShownAttention shown) {
        int query = shown.contrastPosition();
        return title(shown.heads()) + ", " + quantity(shown) + "; " + spoken(shown, query, shown.strongestKey());
    }

    /// `·to (14) attends most to ·and (3), 99.4 %`
    static String spoken(ShownAttention shown, int query, int key) {
        return shown.name(query) + " attends most to " + shown.name(key) + ", " + Values.full(shown.weighting(), shown.map().at(query,
                key));
    }

    static TipText tip(ShownAttention shown, Pointed at) {
        double value = shown.map().at(at.row(), at.column());
        String style = !shown.weighting().signed() || value == 0 ? "" : value > 0 ? "answer" : "distractor";
        return new TipText(shown.name(at.row()) + " → " + shown.name(at.column()), Values.full(shown.weighting(), value), style);
    }

    /// A row for each query with a column for each key; no rows while nothing is shown.
    static DataTable table(@Nullable ShownAttention shown) {
        if (shown == null) {
            return new DataTable("Attention", List.of("query"), List.of());
        }
        List<String> names = IntStream.range(0, shown.length()).mapToObj(shown::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int query = 0; query < shown.length(); query++) {
            List<String> row = new ArrayList<>(List.of(names.get(query)));
            for (int key = 0; key < shown.length(); key++) {
                // With a plain minus, for spreadsheets.
                row.add(key > query ? "" : Texts.format("%.6f", shown.map().at(query, key)));
            }
            rows.add(row);
        }
        String name = title(shown.heads()) + ", " + shown.weighting().label().toLowerCase(Locale.ROOT);
        return new DataTable(name, Stream.concat(Stream.of("query \\ key"), names.stream()).toList(), rows);
    }
}
