package glasshead.ui.attention;

import glasshead.analysis.AttentionMap;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.Side;
import java.util.List;
import java.util.function.Consumer;

/// Where the attention view gets its data from.
public interface AttentionSource {

    /// Asks for a map; the answer comes later, or never when the question is outdated by then.
    void ask(Object asker, Side side, List<Head> heads, Weighting weighting, Consumer<AttentionMap> then);

    /// The head that pushes the logit difference most, whichever way: what is shown while nothing is chosen.
    Head strongest(Findings findings, Side side);
}
