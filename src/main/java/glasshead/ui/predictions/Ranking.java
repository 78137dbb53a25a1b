package glasshead.ui.predictions;

import glasshead.analysis.Predictions;
import glasshead.engine.Findings;
import glasshead.ui.predictions.Row.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which tokens are listed, in which order: answers, distractors, then what is most probable in either run.
///
/// @param largest    the largest probability in any row: how long the longest bar is
/// @param divergence Kullback-Leibler divergence of the run with interventions from the baseline, nats
record Ranking(List<Row> rows, double largest, double divergence) {

    static final Ranking NONE = new Ranking(List.of(), 0, 0);

    static Ranking of(Findings found) {
        Predictions before = found.baseline().get(Predictions.ANALYSIS);
        Predictions after = found.ablated().get(Predictions.ANALYSIS);
        Map<Integer, Role> roles = new LinkedHashMap<>();
        Arrays.stream(found.contrast().answers()).forEach(id -> roles.putIfAbsent(id, Role.ANSWER));
        Arrays.stream(found.contrast().distractors()).forEach(id -> roles.putIfAbsent(id, Role.DISTRACTOR));
        List<Row> rows = new ArrayList<>();
        roles.forEach((id, role) -> rows.add(row(found, before, after, id, role)));
        Stream.concat(after.top().stream(), before.top().stream()).map(Predictions.Candidate::id).distinct()
                .filter(id -> !roles.containsKey(id))
                .map(id -> row(found, before, after, id, Role.NONE))
                .sorted(Comparator.comparingDouble((Row row) -> Math.max(row.before().probability(), row.after().probability())).reversed())
                .forEach(rows::add);
        double largest = rows.stream().mapToDouble(row -> Math.max(row.before().probability(), row.after().probability())).max().orElse(0);
        return new Ranking(List.copyOf(rows), largest, found.hasAblation() ? before.divergenceTo(after) : 0);
    }

    private static Row row(Findings found, Predictions before, Predictions after, int id, Role role) {
        return new Row(found.model().vocabulary().label(id), role, before.of(id), after.of(id));
    }
}
