package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.analysis.AttentionView;
import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.engine.Results;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.Side;
import glasshead.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Maps from the runs behind the session's findings.
public record SessionAttention(Session session) implements AttentionSource {

    @Override
    public void ask(Object asker, Side side, List<Head> heads, Weighting weighting, Consumer<AttentionMap> then) {
        session.ask(asker, side, new AttentionView(heads, weighting), then);
    }

    @Override
    public Head strongest(Findings findings, Side side) {
        Results run = side == Side.BEFORE ? findings.baseline() : findings.ablated();
        LogitAttribution attribution = run.get(LogitAttribution.ANALYSIS);
        Comparator<Head> bySize = Comparator.comparingDouble(head -> Math.abs(attribution.of(head)));
        return findings.model().allHeads().stream().max(bySize).orElseThrow();
    }
}
