package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.MeanPattern;
import glasshead.engine.SetFindings.Condition;
import glasshead.engine.SetPosition;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The mean attention of heads over a set, as JSON or to be read in a terminal.
///
/// @param positions what stands where in the prompts
record SetPatternReport(List<SetPosition> positions) {

    private static final int MOST_KEYS = 3;

    /// For each position its `token`, or the `column` that has it, or neither where it varies.
    void positions(ArrayNode json) {
        for (SetPosition position : positions) {
            ObjectNode one = json.addObject();
            if (!position.token().isEmpty()) {
                one.put("token", position.token());
            } else if (!position.column().isEmpty()) {
                one.put("column", position.column());
            }
        }
    }

    /// By head: `mean` and `standardError`, `[query][key]`.
    void patterns(ObjectNode json, Condition condition) {
        int[] shape = {positions.size(), positions.size()};
        condition.patterns().forEach((head, pattern) -> {
            ObjectNode one = json.putObject(head.toString());
            one.set("mean", new NestedLists(shape, cell -> pattern.mean()[cell]).json());
            one.set("standardError", new NestedLists(shape, cell -> pattern.standardError()[cell]).json());
        });
    }

    void print(PrintWriter out, Condition condition) {
        condition.patterns().forEach((head, pattern) -> print(out, head, pattern));
    }

    private void print(PrintWriter out, Head head, MeanPattern pattern) {
        out.println(Texts.format("%n%s, mean attention over %d prompts (largest first)", head, pattern.count()));
        for (int query = 0; query < positions.size(); query++) {
            int row = query;
            out.println(Texts.format("  %-20s ", title(query)) + IntStream.rangeClosed(0, query).boxed().sorted(Comparator.comparingDouble(
                    (Integer key) -> -pattern.at(row, key))).limit(MOST_KEYS).map(key -> words(pattern, row, key)).collect(Collectors
                            .joining("   ")));
        }
    }

    private String words(MeanPattern pattern, int query, int key) {
        String error = pattern.count() < 2 ? "" : Texts.format(" ± %.3f", pattern.errorAt(query, key));
        return title(key) + Texts.format(" %.3f", pattern.at(query, key)) + error;
    }

    private String title(int position) {
        return position + " " + positions.get(position).title();
    }
}
