package glasshead.ui.why;

import glasshead.analysis.ScoreTable;
import glasshead.engine.TokenRow;
import glasshead.experiment.Action.CutParts;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one score.
///
/// @param before in the run without interventions; over a set, the mean
/// @param after  in the run with them, if there is one
/// @param errors standard errors over a set, else nothing
/// @param active the interventions of the run
/// @param over   what the numbers are a mean over; empty for one prompt
record ShownScore(ScoreTable before, @Nullable ScoreTable after, @Nullable ScoreTable errors, TokenRow tokens, List<Intervention> active,
        String over) {

    String label(int position) {
        return tokens.bos() && position == 0 ? "BOS" : tokens.labels()[position];
    }

    /// What the pairs that are cut here give, by the table.
    double cut() {
        Where scores = Where.head(Site.ATTN_SCORES, before.head());
        return active.stream().filter(line -> line.where().equals(scores) && at(line, before.query())).mapToDouble(line -> line
                .action() instanceof CutParts cut && has(cut) && Arrays.stream(cut.keys().resolve(tokens.length())).anyMatch(
                        key -> key == before.key()) ? before.of(cut.queryPart(), cut.keyPart()) : 0).sum();
    }

    private boolean at(Intervention line, int query) {
        return Arrays.stream(line.positions().resolve(tokens.length())).anyMatch(position -> position == query);
    }

    private boolean has(CutParts cut) {
        return before.parts().contains(cut.queryPart()) && before.parts().contains(cut.keyPart());
    }
}
