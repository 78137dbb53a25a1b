package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.MeansSource;
import org.jspecify.annotations.Nullable;

/// The corpus that means were taken over, in JSON.
final class MeansJson {

    private MeansJson() {}

    /// Adds `meansOver`, where there is one.
    static ObjectNode added(ObjectNode node, @Nullable MeansSource means) {
        if (means != null) {
            node.putObject("meansOver").put("scan", means.scan()).put("corpus", means.of().corpus()).put("weights", means.of().weights())
                    .put("texts", means.counts().texts()).put("tokens", means.counts().tokens());
        }
        return node;
    }
}
