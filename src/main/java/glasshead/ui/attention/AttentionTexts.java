package glasshead.ui.attention;

import glasshead.analysis.Weighting;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import glasshead.ui.panel.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the attention view says in words.
final class AttentionTexts {

    private AttentionTexts() {
    }

    static String title(List<Head> heads) {
        return heads.size() == 1 ? heads.getFirst().toString() : "mean of " + heads.size() + " heads";
    }

    /// `ablated: zero`; empty when no active intervention touches one of the heads.
    static String remark(List<Head> heads, Experiment experiment) {
        return experiment.active().stream()
                .filter(line -> heads.stream().anyMatch(head -> touches(line, head)))
                .map(line -> line.where().site() == Site.Z ? done(line, heads.size() > 1) : "changed: " + line)
                .distinct().collect(Collectors.joining(", "));
    }

    private static boolean touches(Intervention line, Head head) {
        return line.where().layer() == head.layer() && line.where().head() == head.index();
    }

    private static String done(Intervention line, boolean named) {
        String positions = line.positions().all() ? "" : " at " + line.positions();
        return "ablated: " + (named ? line.where().asHead() + " " : "") + line.action().label() + positions;
    }

    static String legend(ShownAttention shown) {
        String range = switch (shown.weighting()) {
            case ATTENTION -> shown.withoutFirst() ? String.format(Locale.ROOT, "0 to %.2f, without BOS", shown.limit()) : "0 to 1";
            case VALUE -> String.format(Locale.ROOT, "0 to %.2f", shown.limit());
            case LOGIT -> String.format(Locale.ROOT, "±%.2f logits", shown.limit());
        };
        return (shown.chosen() ? "" : "strongest head, as none is chosen · ") + range + " · " + shown.weighting().meaning();
    }

    static TipText tip(ShownAttention shown, Pointed at) {
        double value = shown.map().at(at.row(), at.column());
        String style = !shown.weighting().signed() || value == 0 ? "" : value > 0 ? "answer" : "distractor";
        return new TipText(shown.name(at.row()) + " → " + shown.name(at.column()), Values.full(shown.weighting(), value), style);
    }

    /// A row for each query with a column for each key; null gives a table without rows.
    static DataTable table(ShownAttention shown) {
        if (shown == null) {
            return new DataTable("Attention", List.of("query"), List.of());
        }
        List<String> names = IntStream.range(0, shown.length()).mapToObj(shown::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int query = 0; query < shown.length(); query++) {
            List<String> row = new ArrayList<>(List.of(names.get(query)));
            for (int key = 0; key < shown.length(); key++) {
                row.add(key > query ? "" : Float.toString(shown.map().at(query, key)));
            }
            rows.add(row);
        }
        String name = title(shown.heads()) + ", " + shown.weighting().label().toLowerCase(Locale.ROOT);
        return new DataTable(name, Stream.concat(Stream.of("query \\ key"), names.stream()).toList(), rows);
    }
}
