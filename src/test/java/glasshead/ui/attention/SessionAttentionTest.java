package glasshead.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.engine.GivenResults;
import glasshead.engine.Results;
import glasshead.experiment.Head;
import glasshead.experiment.view.Side;
import glasshead.session.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionAttentionTest {

    @Test
    void theStrongestHeadPushesMostWhicheverWayInTheRunThatIsShown() {
        Session session = new Session(new GivenRuns(), GivenRuns.EXPERIMENT);
        session.run();
        Findings found = session.findings().get();
        Findings both = new Findings(found.experiment(), found.model(), found.tokens(), found.otherTokens(), found.contrast(), found
                .warnings(),
                attributing(new double[][] {{1, 0, 2}, {0, -3, 0.5}}), attributing(new double[][] {{1, 0, 2}, {0, 0, 0.5}}),
                found.lineEffects(), found.repairs(), found.cost());
        assertEquals(new Head(1, 1), new SessionAttention(session).strongest(both, Side.BEFORE));
        assertEquals(new Head(0, 2), new SessionAttention(session).strongest(both, Side.AFTER));
    }

    private static Results attributing(double[][] heads) {
        return GivenResults.of(Map.of(LogitAttribution.ANALYSIS,
                new LogitAttribution(0, 0, heads, new double[2], new double[2], 0, 0, 1, 0, 0, 0)));
    }
}
